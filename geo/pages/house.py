"""The organisation's own disclaimer and view of borders, asked for once, on the *Briefing* page."""

from __future__ import annotations

import streamlit as st

from geo.errors import CrisisMapError
from geo.pages import session, wording
from geo.pages.highlight import plain


def ask() -> None:
    """Ask what every product shall say, open until somebody has answered and folded from then on."""
    from geo.exports import save_house
    from geo.gazetteer.views import views
    from geo.maps.options import view_words

    house = session.house()
    folder = house.folder
    if folder is None:
        return
    label = wording.say("house.title" if house.decided else "house.question")
    with st.expander(label, expanded=not house.decided, icon=":material/gavel:"), st.form("house", border=False):
        st.caption(wording.say("house.about"))
        known, turn = views(), wording.language()
        chosen = st.selectbox(
            wording.say("house.view"),
            known,
            index=known.index(house.view) if house.view in known else 0,
            format_func=lambda view: view_words(view, turn),
            key=f"house_view_{turn}",
        )
        texts = {
            language: st.text_area(
                wording.say("house.disclaimer", language=name),
                house.disclaimer.get(language, ""),
                placeholder=wording.say("house.usual"),
                key=f"house_disclaimer_{language}_{turn}",
                height=80,
            )
            for language, name in wording.LANGUAGES.items()
        }
        if st.form_submit_button(wording.say("house.keep")):
            try:
                save_house(folder, disclaimer=texts, border_view=chosen)
            except CrisisMapError as error:
                st.warning(plain(error))
            else:
                st.rerun()
