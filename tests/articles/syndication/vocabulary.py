"""A checker of JSON-LD: every type and property is schema.org's, stands where it may, and holds what it may."""

import json
import re
from functools import cache
from html.parser import HTMLParser

SCHEMA = "https://schema.org/"
PLAIN = {"Text", "URL", "Number", "Integer", "Boolean", "DateTime", "Date", "CssSelectorType", "PronounceableText"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
ADDRESS = re.compile(r"https?://[^/\s]+/\S*")


class Blocks(HTMLParser):
    """The JSON-LD of a page, and its meta and link elements."""

    def __init__(self, html):
        super().__init__()
        self.inside, self.found, self.meta, self.links = False, [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.inside = tag == "script" and values.get("type") == "application/ld+json"
        if tag == "meta":
            self.meta.setdefault(values.get("property") or values.get("name"), []).append(values.get("content"))
        if tag == "link":
            self.links.append(values)

    def handle_data(self, data):
        if self.inside:
            self.found.append(json.loads(data))
            self.inside = False


@cache
def vocabulary(path):
    """The types with those above them, and the properties with their domains and ranges."""
    graph = json.loads(path.read_text())["@graph"]
    types, properties = {}, {}
    for term in graph:
        name = term["@id"].removeprefix("schema:")
        kinds = listed(term["@type"])
        if "rdfs:Class" in kinds or "schema:DataType" in kinds:
            types[name] = names(term.get("rdfs:subClassOf"))
        if "rdf:Property" in kinds:
            properties[name] = names(term.get("schema:domainIncludes")), names(term.get("schema:rangeIncludes"))
    return types, properties


def names(value):
    return {one["@id"].removeprefix("schema:") for one in listed(value)} if value else set()


def listed(value):
    return value if isinstance(value, list) else [value]


def above(types, name):
    return {name}.union(*(above(types, parent) for parent in types.get(name, ())))


def faults(node, types, properties, where="page"):
    """Yield what a consumer of schema.org would not understand."""
    kind = node.get("@type")
    if kind not in types:
        yield f"{where}: {kind} is no type"
        return
    for name, value in node.items():
        if name in ("@context", "@type", "@id"):
            continue
        if name not in properties:
            yield f"{where}: {name} is no property"
            continue
        domain, reach = properties[name]
        if not domain & above(types, kind):
            yield f"{where}: {name} does not belong to {kind}"
        for one in listed(value):
            yield from value_faults(one, reach, types, properties, f"{where}.{name}")


def value_faults(value, reach, types, properties, where):
    if isinstance(value, dict):
        yield from faults(value, types, properties, where)
        if not reach & above(types, value.get("@type")):
            yield f"{where}: a {value.get('@type')} may not stand here"
    elif isinstance(value, str):
        if not value:
            yield f"{where}: empty"
        if reach & {"Date", "DateTime"} and not MOMENT.fullmatch(value):
            yield f"{where}: {value} is no moment with an offset"
        if "URL" in reach and "Text" not in reach and not ADDRESS.fullmatch(value):
            yield f"{where}: {value} is not absolute"
