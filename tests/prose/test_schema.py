from newsroom.prose import schema
from tests.prose import contract


def test_the_schema_states_the_contract():
    assert schema.TOP == contract.BLOCKS
    assert schema.INLINE == contract.INLINE
    assert {tag: set(inside) for tag, inside in schema.CONTAINERS.items()} == {
        tag: set(contract.CHILDREN[tag]) for tag in schema.CONTAINERS
    }


def test_each_attribute_and_class_of_the_schema_is_of_the_contract():
    names = {tag: set(values) - {"class"} for tag, values in contract.ATTRIBUTES.items()}
    assert {tag: set(values) for tag, values in schema.ATTRIBUTES.items()} == {
        tag: values for tag, values in names.items() if values
    }
    assert {tag: set(values) for tag, values in schema.CLASSES.items()} == {"aside": {"pullquote"}, "figure": {"embed"}}


def test_nothing_that_runs_or_loads_is_in_the_schema():
    loading = {"script", "style", "iframe", "object", "embed", "svg", "math", "template", "form", "img", "link", "base"}
    assert not schema.TAGS & loading
    assert loading - {"img", "link", "base"} <= schema.DROPPED_WITH_CONTENT


def test_the_sign_for_a_mark_never_stands_in_a_text():
    assert contract.UNSPEAKABLE.fullmatch(schema.MARK)
