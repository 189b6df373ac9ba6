"""The page frame of the dashboard: ``streamlit run app.py``, or ``make run``."""

import streamlit as st

from geo.pages import wording
from geo.pages.frame import PAGES

st.set_page_config(page_title=wording.say("app.title"), page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed")

# Streamlit would hide the names of the pages behind a button on a phone: the pages show them in their own bar.
st.navigation(
    [
        st.Page(file, title=wording.say(name), icon=icon, default=not place)
        for place, (file, name, icon) in enumerate(PAGES)
    ],
    position="hidden",
).run()
