"""The page frame of the dashboard: ``streamlit run app.py``, or ``make run``."""

import streamlit as st

from geo.pages.frame import PAGES

st.set_page_config(page_title="Crisis Map", page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed")

# Streamlit would hide the names of the pages behind a button on a phone: the pages show them in their own bar.
st.navigation(
    [st.Page(file, title=name, icon=icon, default=not place) for place, (file, name, icon) in enumerate(PAGES)],
    position="hidden",
).run()
