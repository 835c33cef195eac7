import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.diff import phrase, read
from tests.articles.publishing.diff.telling import A, shown, side


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("shot down 14 drones", "shot down 17 drones", "shot down [-14-] {+17+} drones"),
        ("at least 1,000 dead", "at least 1,200 dead", "at least [-1,000-] {+1,200+} dead"),
        ("rose by 3.5% in May", "rose by 5.3% in May", "rose by [-3.5-] {+5.3+}% in May"),
        ("a €14m loan", "a €41m loan", "a €[-14m-]{+41m+} loan"),
        ("since the summer", "since August", "since [-the summer-] {+August+}"),
        ("at 14:05 on Monday", "at 15:05 on Monday", "at [-14:05-] {+15:05+} on Monday"),
        ("14 of 20 ships", "17 of 23 ships", "[-14-] {+17+} of [-20-] {+23+} ships"),
        ("“We will not go,” he said.", "“We will not leave,” he said.", "“We will not [-go-] {+leave+},” he said."),
        ("the other side’s paper", "the other side's paper", "the other [-side’s-] {+side's+} paper"),
        ("a 48-hour pause", "a 24-hour pause", "a [-48-hour-] {+24-hour+} pause"),
        ("The mayor went", "Then the mayor went", "[-The-] {+Then the+} mayor went"),
        ("Old mayor resigns", "Mayor resigns", "[-Old mayor-] {+Mayor+} resigns"),
        ("the mayor resigns", "mayor resigns", "[-the-] mayor resigns"),
        ("He left", "He left.", "He left{+.+}"),
        ("He left. She came.", "He left. They sang. She came.", "He left. {+They sang.+} She came."),
        ("The army spoke. The navy did.", "The army spoke. The police slept. The navy did.", None),
        ("Ein Haus (alt)", "Ein Haus (neu)", "Ein Haus ([-alt-]{+neu+})"),
        ("", "A headline", "{+A headline+}"),
        ("A headline", "", "[-A headline-]"),
        ("(a b)", "(a)", "(a[- b-])"),
        ("a b", "a(c)", "a[- b-]{+(c)+}"),
        ("wait , he said", "wait, he said", "wait[- -], he said"),
        ("two  spaces", "two spaces", "[-two  spaces-]{+two spaces+}"),
    ],
)
def test_words_differ_as_an_editor_would_mark_them(old, new, expected):
    expected = expected or "The army spoke. {+The police slept.+} The navy did."
    assert shown(phrase(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("東京都で14人が死亡", "東京都で17人が死亡", "東京都で[-14-]{+17+}人が死亡"),
        ("中国外交部发言人", "中国国防部发言人", "中国[-外交-]{+国防+}部发言人"),
        ("ผู้เสียชีวิต ๑๔ คน", "ผู้เสียชีวิต ๑๗ คน", "ผู้เสียชีวิต [-๑๔-] {+๑๗+} คน"),
        ("นายกรัฐมนตรีไทย", "นายกรัฐมนตรีลาว", "นายกรัฐมนตรี[-ไทย-]{+ลาว+}"),
        ("قُتل 14 شخصًا في بغداد", "قُتل 17 شخصًا في بغداد", "قُتل [-14-] {+17+} شخصًا في بغداد"),
        ("ראש הממשלה נפגש", "שר הביטחון נפגש", "[-ראש הממשלה-] {+שר הביטחון+} נפגש"),
        ("प्रधानमंत्री ने कहा", "राष्ट्रपति ने कहा", "[-प्रधानमंत्री-] {+राष्ट्रपति+} ने कहा"),
        ("서울에서 14명이", "서울에서 17명이", "서울에서 [-14명이-] {+17명이+}"),
    ],
)
def test_words_of_every_script_differ_by_what_its_readers_take_for_a_word(old, new, expected):
    assert shown(phrase(old, new)) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,000.50 or 1\u202f000", ["1,000.50", "or", "1\u202f000"]),
        ("U.S. (don’t!)", ["U", ".", "S", ".", "(", "don’t", "!", ")"]),
        ("50%–60 %", ["50", "%", "–", "60", "%"]),
        ("██ ███", ["██", "███"]),
        ("が\u3099か", ["が\u3099", "か"]),
        (f"end.\ue000{A} On", ["end", ".", f"\ue000{A}", "On"]),
        ("\ue000", ["\ue000"]),
    ],
)
def test_a_text_is_read_as_words_figures_signs_and_marks(text, words):
    assert read(text).keys == words


texts = st.text(max_size=60) | st.lists(
    st.sampled_from(["the", "army", "14", "said", ".", ",", " ", "(", ")", "1,000", "東", "京", f"\ue000{A}"]),
    max_size=20,
).map("".join)


@given(texts, texts)
def test_segments_read_as_the_old_text_and_as_the_new_one(old, new):
    segments = phrase(old, new)
    assert bool(segments) == (old != new)
    if segments:
        assert read(" ".join(side(segments, "removed"))).keys == read(old).keys
        assert side(segments, "added") == new.split()
