"""The page frame of the dashboard: ``streamlit run app.py``, or ``make run``."""

import streamlit as st

st.set_page_config(page_title="Crisis Map", page_icon="🗺️", layout="wide")

st.navigation(
    [
        st.Page("geo/pages/map.py", title="Map", icon=":material/map:", default=True),
        st.Page("geo/pages/reports.py", title="Reports", icon=":material/article:"),
        st.Page("geo/pages/accuracy.py", title="Accuracy", icon=":material/fact_check:"),
    ],
    position="top",
).run()
