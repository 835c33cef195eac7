"""What somebody does at the desk, as a browser does it: by the names that are read out."""

from django.test import Client

from newsroom.accounts.models import User

MOST_STEPS = 150
WORD = """(paragraph, word) => {
  paragraph.scrollIntoView({ block: "center" });
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + word.length);
    return range.getBoundingClientRect().toJSON();
  }
  throw new Error(`No ${word} stands here.`);
}"""


def enter(page, url, username):
    """Be signed in already: the door has journeys of its own, and opening it takes a second."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": f"{url}/admin/"}])


def sign_in(page, url, username, password="correct horse"):
    """Sign in, with the password that the makers give everybody."""
    page.goto(f"{url}/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()


def body(page):
    """The editor of the body: until its script has run, a textarea has its name."""
    return page.get_by_role("textbox", name="Body").and_(page.locator("[contenteditable]"))


def choose(chooser, words):
    """Write some words into an autocomplete and take the one that it offers."""
    page = chooser.page
    chooser.click()
    page.keyboard.type(words)
    page.get_by_role("option").filter(has_text=words).click()


def press(page, button, **fields):
    """Fill fields by their labels, underscores being spaces, then press a button."""
    for label, words in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(words)
    page.get_by_role("button", name=button, exact=True).click()


def press_and_confirm(page, button, **fields):
    """Press a button of a story, and the one of the same name on the page that asks once more."""
    with page.expect_navigation():
        press(page, button)
    press(page, button, **fields)


def overtype(paragraph, word, other):
    """Select a word with the pointer, type another over it, and see that it stands there."""
    box = paragraph.evaluate(WORD, word)
    page = paragraph.page
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("word => getSelection().toString().trim() === word", arg=word)
    page.keyboard.type(other)
    paragraph.filter(has_text=other).filter(has_not_text=word).wait_for()


def tab_to(target):
    """Press Tab until the focus stands there."""
    for _ in range(MOST_STEPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"{MOST_STEPS} times Tab do not lead to {target}")
