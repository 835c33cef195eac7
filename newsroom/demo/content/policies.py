"""What The Public Record says of itself: its policy pages, edition by edition."""

from newsroom.demo.content.kinds import Edition
from newsroom.demo.content.moments import days_ago, on

OPENING = on("2025-07-01", "09:00")

POLICIES = (
    Edition(
        slug="about",
        title="About",
        at=OPENING,
        standfirst="A small newspaper that shows where every statement comes from and keeps every version of it.",
        body="""
<p>The Public Record is the demonstration newspaper of Newsroom, a publishing system for newspapers. Its people, and
most of its events, places and agencies, are invented; its way of working is not.</p>
<h2>What we promise</h2>
<ul><li><strong>Sources stand beside the text.</strong> A number in a sentence leads to the report that it rests on,
with the agency that filed it, who owns that agency, and the copy that we kept.</li>
<li><strong>Nothing published changes unseen.</strong> Every version of a story stays, with its time and the reason
for the next one. Whoever wants to can check the chain of digests with a program of their own.</li>
<li><strong>Mistakes are told.</strong> A correction stands on the story, at its top for two days, and in the list of
corrections for good.</li></ul>
<h2>What we do not do</h2>
<p>We carry no advertisements, we measure no reader, and we sell nothing. We do not report from places where we are
not: where several agencies disagree, we say so, and what each of them wants.</p>
""",
    ),
    Edition(
        slug="standards",
        title="Standards",
        at=OPENING,
        standfirst="How a statement gets into this newspaper, and what keeps it out.",
        body="""
<h2>Sources</h2>
<p>A statement of fact names the report that it rests on. We prefer two agencies that do not copy from one another;
where there is only one, an editor decides and writes down why. An agency that a state owns, or that is party to a
conflict, is named as that wherever we cite it.</p>
<h2>Words</h2>
<p>We write what happened before we write what it means. Figures carry their source; estimates are called estimates. A
headline says nothing that the text does not.</p>
<h2>Two pairs of eyes</h2>
<p>Nobody approves their own story. What an editor overrules, such as a single agency, stands in our log with a
name.</p>
<h2>Pictures</h2>
<p>Every picture has a credit and is described for those who do not see it. Drawings are called drawings.</p>
<h2>Names</h2>
<p>We leave out names that nobody needs to know: of children, of people who were harmed, of people suspected and not
charged.</p>
""",
    ),
    Edition(
        slug="corrections",
        title="Corrections policy",
        at=OPENING,
        standfirst="What we do when we were wrong.",
        body="""
<p>We correct mistakes of fact as soon as we know of them.</p>
<ul><li><strong>A correction</strong> says what was wrong and what is right.</li>
<li><strong>A clarification</strong> makes plain what was right and could be misread.</li>
<li><strong>A retraction</strong> puts a notice in the place of a story that we no longer stand by.</li></ul>
<p>Each makes a new version of the story. The one before it stays in the history, with what changed, word by word.</p>
""",
    ),
    Edition(
        slug="corrections",
        title="Corrections policy",
        at=days_ago(24, "10:30"),
        notice="How long a correction stands at the top is said now, and how readers report a mistake.",
        standfirst="What we do when we were wrong, and how to tell us.",
        body="""
<p>We correct mistakes of fact as soon as we know of them.</p>
<ul><li><strong>A correction</strong> says what was wrong and what is right. It stands at the top of the story for two
days, under it for good, and in the list of <a href="/corrections/">corrections</a>.</li>
<li><strong>A clarification</strong> makes plain what was right and could be misread. It stands in the same
places.</li>
<li><strong>A retraction</strong> puts a notice in the place of a story that we no longer stand by. The address stays,
and the old text can be read in the history.</li>
<li><strong>A withdrawal</strong> takes a story away. We do that only where leaving it would harm somebody, or where
the law demands it, and the page says which.</li></ul>
<p>Each makes a new version of the story. The one before it stays in the history, with what changed, word by word. A
slip of the pen is mended without a notice and stands in the history like everything else.</p>
<h2>If you see a mistake</h2>
<p>Under every story there is a link to report an error. An editor reads each report; you may leave an address if you
want to hear what became of yours.</p>
""",
    ),
    Edition(
        slug="ownership",
        title="Ownership",
        at=OPENING,
        standfirst="Whose paper this is, and who decides what stands in it.",
        body="""
<p>The Public Record comes with Newsroom to show what it does. It belongs to whoever runs this copy of it, earns
nothing and employs nobody; the journalists of its bylines are invented.</p>
<p>A newspaper that uses Newsroom in earnest says here who owns it, who pays for it, and that neither decides what
stands in it. It names everybody with more than a small share, and its largest sources of income.</p>
""",
    ),
    Edition(
        slug="contact",
        title="Contact",
        at=OPENING,
        standfirst="How to reach the newsroom.",
        body="""
<p><strong>A mistake in a story:</strong> use the link to report an error under the story. It reaches the editors on
duty with the story and the version that you read.</p>
<p><strong>Everything else:</strong> this is a demonstration newspaper without a letter box. A newspaper that uses
Newsroom in earnest gives its post, its telephone and an address for confidential tips here, and says who reads
them.</p>
""",
    ),
    Edition(
        slug="accessibility",
        title="Accessibility",
        at=OPENING,
        standfirst="We want everybody to be able to read this newspaper. Here is how far we are.",
        body="""
<p>We aim at level AA of the Web Content Accessibility Guidelines 2.2 on every page for readers.</p>
<h2>What we do</h2>
<ul><li>Pages work without scripts, by keyboard alone, with text at twice its size, in windows from 320 pixels, in
light and dark, in forced colours and with reduced motion.</li>
<li>Headings, lists, landmarks and languages are marked up, so that screen readers can tell them.</li>
<li>Pictures have descriptions; numbers of sources say which source they lead to.</li></ul>
<h2>How we check</h2>
<p>A program (axe) tests a page of every kind on every change, on a narrow and on a wide window, in both themes. It
finds perhaps half of what can be wrong. We have not had the site tested by people who depend on assistive
technology.</p>
<h2>What we know does not work well</h2>
<ul><li>In the comparison of versions, some screen readers do not say which words were added and which were
removed.</li>
<li>Copies of sources are as their agencies wrote them, and pages of others that we link to are not in our
hands.</li></ul>
<p>If something keeps you from reading, report it under the story as you would an error of fact.</p>
""",
    ),
    Edition(
        slug="privacy",
        title="Privacy",
        at=OPENING,
        standfirst="You can read this newspaper without being known to it.",
        body="""
<p><strong>No cookies.</strong> Pages for readers set none and read none, and keep nothing else in your browser.</p>
<p><strong>No third parties.</strong> Text, pictures and styles come from this site alone. No page asks another one
for anything, and no advertisement or measurement looks over your shoulder.</p>
<p><strong>No accounts.</strong> Only the people who make the newspaper sign in.</p>
<h2>What is kept</h2>
<ul><li>Your network address is needed to answer you. As Newsroom comes, it writes no log of who reads what.</li>
<li>When you report an error, we keep what you wrote. So that nobody floods us, a counter of your network address
stands for an hour.</li>
<li>An e-mail address that you leave with a report is used to tell you what became of it and for nothing else. It is
never published, and deleted ninety days after your report.</li></ul>
""",
    ),
)
