#!/usr/bin/env python3
"""Spelling of the Kazakh and Russian words of catalogs and form files, by
hunspell and the project's own words.kk.txt and words.ru.txt.
"""
import ast
import glob
import os
import re
import subprocess

HERE = os.path.dirname(__file__)
DICTIONARY = {"kk": "kk_KZ", "ru": "ru_RU"}
CONVERSION = re.compile(r"%[-+ #0']*\d*(?:\.\d+)?(?:hh|ll|[hljzt])?[a-zA-Z%]|%\d+\$[a-z]+|\\[a-z]")


def catalog_texts(path):
    """(line, text) of each msgstr; continuation lines one by one."""
    inside = False
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        if line.startswith("msg"):
            inside = line.startswith("msgstr")
        if inside and (quoted := re.search(r'".*"', line)):
            text = ast.literal_eval(quoted[0])
            if not re.match(r"[A-Za-z-]+: .*\n", text):  # a field of the header
                yield number, text


def form_texts(path, lang):
    """(line, text) of each value of the key `lang` in a YAML file: quoted, plain
    in a flow map, plain in a block map, or a block scalar below it."""
    lines = open(path, encoding="utf-8").read().split("\n")
    for number, line in enumerate(lines):
        for key in re.finditer(r"(?:^|[\s{,-])(%s):[ \t]*" % lang, line):
            rest = line[key.end():]
            depth = len(line) - len(line.lstrip())
            in_flow = line[:key.start() + 1].count("{") > line[:key.start() + 1].count("}")
            if rest[:1] in "\"'" and rest:
                yield from quoted(lines, number, rest)
            elif in_flow:
                yield number + 1, re.split(r"[,}]", rest)[0]
            else:
                if not re.match(r"[>|][-+0-9]*\s*$", rest):
                    yield number + 1, rest
                yield from below(lines, number + 1, depth)


def quoted(lines, number, rest):
    mark = rest[0]
    closed = re.match(r"%s((?:\\.|[^%s])*)%s" % (mark, mark, mark), rest)
    if closed:
        yield number + 1, closed[1]
        return
    yield number + 1, rest[1:]
    for number in range(number + 1, len(lines)):
        yield number + 1, lines[number].split(mark)[0]
        if mark in lines[number]:
            return


def below(lines, number, depth):
    while number < len(lines):
        line = lines[number]
        if line.strip() and (len(line) - len(line.lstrip()) <= depth or re.match(r"\s*[\w-]+:( |$)", line)):
            return
        yield number + 1, line
        number += 1


def unknown_words(lang, texts):
    """The words hunspell and the project's list do not know; Latin ones left out."""
    done = subprocess.run(
        ["hunspell", "-i", "utf-8", "-d", DICTIONARY[lang], "-p", "%s/words.%s.txt" % (HERE, lang), "-l"],
        input="\n".join(texts), capture_output=True, text=True, check=True)
    return {word for word in done.stdout.split("\n") if re.search("[\u0400-\u04ff]", word)}


def check(lang):
    found = []
    for path in sorted(glob.glob("locale/%s.po" % lang)):
        found += [(path, line, text) for line, text in catalog_texts(path)]
    for path in sorted(glob.glob("forms/*.yaml")):
        found += [(path, line, text) for line, text in form_texts(path, lang)]
    if not found:
        print("locale/%s.po:1: there is no text to spell" % lang)
    found = [(path, line, CONVERSION.sub(" ", text)) for path, line, text in found]
    unknown = unknown_words(lang, [text for _, _, text in found])
    for path, line, text in found:
        for word in sorted(w for w in unknown if re.search(r"(?<!\w)%s(?!\w)" % re.escape(w), text)):
            print("%s:%d: %s: the spelling is not known (%s)" % (path, line, word, lang))


for language in DICTIONARY:
    check(language)
