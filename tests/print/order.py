#!/usr/bin/python3
"""Writes an order for kiosk-print.

    order.py JOB-NAME [LANGUAGE] [KEY=JSON]...

A key with dots goes into the objects below: paper.number='"A-017"'. A value
that is no JSON is taken as text. `queue=NAME` is short for a printer's
settings: queue=pos-raw:raster:384, queue=pos-raw:text:48:53:RK1048.
"""
import json
import sys

TITLE = {
    "kk": "«Негізгі орта, жалпы орта білім беру ұйымдары арасында балаларды ауыстыру үшін "
          "құжаттарды қабылдау» мемлекеттік көрсетілетін қызмет",
    "ru": "Прием документов для перевода детей между организациями основного среднего, "
          "общего среднего образования",
    "en": "Acceptance of documents for the transfer of children between organisations of "
          "basic secondary and general secondary education",
}
BRIEF = {"kk": "Баланы басқа мектепке ауыстыру", "ru": "Перевод ребёнка в другую школу",
         "en": "Moving a child to another school"}
SCHOOL = {"kk": "Сары-Оба станциясының №1 мектебі", "ru": "Школа №1 станции Сары-Оба",
          "en": "School No. 1 of Sary-Oba station"}
PLACE = {"kk": "бірінші қабат, 3-терезенің алдында", "ru": "первый этаж, перед окном 3",
         "en": "ground floor, in front of window 3"}
MISSING = [
    {"kk": "баланың жеке ісі", "ru": "личное дело ребёнка", "en": "the child's personal file"},
    {"kk": "есептен шығару талоны (бұрынғы мектептен)",
     "ru": "открепительный талон о выбытии (из прежней школы)",
     "en": "departure slip (from the former school)"},
]


def make(name, lang):
    def words(text):
        return {"own": text[lang], "kk": text["kk"]}

    day = {"year": 2026, "month": 11, "day": 23}
    return {
        "task": "ticket", "route": "none", "job_name": name, "printers": [],
        "paper": {
            "lang": lang, "school": words(SCHOOL), "place": words(PLACE),
            "number": "17", "code": "0421", "day": day,
            "taken_at": {"unix_s": 1795406525, "date": day, "hour": 9, "minute": 2,
                         "second": 5, "utc_offset_s": 18000},
            "ahead": 3, "copy": 0, "contact_centre": "1414",
            "request": [{"registration": "2026-000123", "service": words(BRIEF),
                         "official": words(TITLE)}],
            "missing": [words(text) for text in MISSING],
        },
    }


def printer(text):
    parts = text.split(":") + [""] * 4
    settings = {"queue": parts[0], "kind": parts[1]}
    if parts[1] == "text":
        settings.update(dots=576, columns=int(parts[2]), code_page=int(parts[3]),
                        encoding=parts[4])
    elif parts[2]:
        settings["dots"] = int(parts[2])
    return settings


def value(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def main():
    settings = sys.argv[2:]
    lang = settings.pop(0) if settings and "=" not in settings[0] else "kk"
    order = make(sys.argv[1], lang)
    for setting in settings:
        key, text = setting.split("=", 1)
        if key == "queue":
            order["printers"].append(printer(text))
            continue
        into = order
        *above, last = key.split(".")
        for part in above:
            into = into[int(part) if isinstance(into, list) else part]
        into[last] = value(text)
    json.dump(order, sys.stdout, ensure_ascii=False)


main()
