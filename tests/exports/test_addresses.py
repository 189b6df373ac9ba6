"""Addresses are read as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.exports.addresses import decoded


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://e.org/a%20b", "https://e.org/a b"),
        ("%25C3%25A9", "é"),
        ("e\u0301t\u00e9.txt", "été.txt"),
        ("100%", "100%"),
        ("%E9t%E9", "été"),
        ("%D8%B9", "ع"),
    ],
)
def test_an_address_is_decoded(address, plain):
    assert decoded(address) == plain


@given(st.text())
def test_any_text_is_decoded_without_an_error(address):
    assert isinstance(decoded(address), str)
