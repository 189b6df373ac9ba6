"""The dashboard's pages, run by Streamlit, and what they share.

Pages show and ask; they compute nothing. What they need comes from `geo.pipeline`.
"""
