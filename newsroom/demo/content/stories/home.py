"""Politics and courts, the newspaper about itself, and what lies at the desk unpublished."""

from newsroom.demo.content.kinds import (
    Deed,
    Edits,
    Story,
    copy_edited,
    handed_in,
    published,
    scheduled,
)
from newsroom.demo.content.moments import days_ago, hours_ago, in_days

COURT = Story(
    slug="ministry-must-open-its-contract-register",
    headline="Ministry must open its contract register, court rules",
    standfirst=(
        "Every contract over 50,000 since 2019, within sixty days, with three exceptions. "
        "One of the plaintiffs is this newspaper."
    ),
    dateline="Carrow",
    tags=("courts", "politics"),
    bylines=("tomas-reyl",),
    picture="court",
    begun=days_ago(1, "13:10"),
    cites={
        "court-judgment": "The judgment, from which we quote.",
        "cpa-register": "What the ministry says, and when it has to decide on an appeal.",
    },
    body="""
<p>The ministry of works must open its register of contracts. The Administrative Court in Carrow ruled on
[[weekday 0]] that everything above 50,000 that was signed since 2019 has to be shown, with the name of the
firm, the price and each later change of it.[[court-judgment]]</p>
<p>We have an interest in this. The suit was brought by three plaintiffs: an association of small builders,
a retired bridge inspector and The Public Record.</p>
<p>The ministry had argued that the register was a tool of its clerks and no document. The court did not
follow. In the words of the judgement:</p>
<blockquote><p>What forty people consult each morning in order to know what the State has promised is not a
notebook. It is the State’s memory, and the public is entitled to be
reminded.[[court-judgment]]</p></blockquote>
<p>Three kinds of entries may remain closed: the guarding of buildings, the names of single persons who sell
their own work, and offers that did not win, for five years.[[court-judgment]]</p>
<p>The ministry has sixty days to open the register and thirty to appeal. It was reading the reasons, it
said, and would decide in the third week.[[cpa-register]] If it does not appeal, the first pages can be read
before the winter session of Parliament, which is to vote on the ministry’s next budget.</p>
""",
    life=(
        *published(days_ago(1, "14:20")),
        *copy_edited(
            days_ago(1, "15:35"),
            "Our spelling of “judgment” was not the same throughout.",
            Edits(body=(("In the words of the judgement:", "In the words of the judgment:"),)),
        ),
    ),
)

BORDER_BUDGET = Story(
    slug="parliament-returns-early-for-the-border-budget",
    headline="Parliament returns early to vote on the border budget",
    standfirst=(
        "The draft on the table is not the draft that was published. We compared the two, line by line, "
        "and list the eleven clauses that moved."
    ),
    dateline="Carrow",
    tags=("politics",),
    bylines=("newsroom-staff", "tomas-reyl"),
    picture="parliament",
    begun=hours_ago(7.6),
    cites={
        "gazette-first-draft": "The draft as it was published in the spring.",
        "gazette-second-draft": "The draft on which Parliament is to vote.",
        "cpa-border": "Why the session was brought forward.",
    },
    related=("ministry-must-open-its-contract-register",),
    body="""
<p>Parliament ends its recess nine days early. Members have been called to Carrow for a single item, the
budget of the border service, on which the government wants a vote before the first snow closes the
passes.[[cpa-border]]</p>
<p>The total is the one that was announced in the spring, 640 million.[[gazette-first-draft]] What stands
underneath it is not. Of 58 clauses eleven have changed between the draft of the spring and the one that now
lies on the desks.[[gazette-second-draft]]</p>
<table>
<thead>
<tr><th scope="col">Clause</th><th scope="col">Spring</th><th scope="col">Now</th></tr>
</thead>
<tbody>
<tr><th scope="row">7, 8</th><td>220 guards, hired</td><td>90 guards, hired; 130 lent by the police</td></tr>
<tr><th scope="row">12 to 15</th><td>Four watchtowers, built</td><td>Four watchtowers, leased for twenty
years</td></tr>
<tr><th scope="row">31</th><td>Report to Parliament each quarter</td><td>Report to the committee each
year</td></tr>
<tr><th scope="row">40 to 43</th><td>Shelters at three crossings</td><td>“As circumstances allow”</td></tr>
</tbody>
</table>
<p>Leasing the towers costs nothing this year and more than building them by the ninth. Clause 31 differs
in two places: it moves the reports from a public sitting to a closed one, and asks for one where there were
to be four.[[gazette-second-draft]]</p>
<p>Both drafts are in the Gazette, the second since yesterday, both without marks of change. The comparison
is ours; mistakes in it are too.</p>
""",
    life=(
        *published(hours_ago(5.2)),
        *scheduled(
            hours_ago(2.5),
            in_days(1, "07:30"),
            notice="Parliament meets at nine this morning. Added the order of the sitting.",
            edits=Edits(
                standfirst=(
                    "Parliament meets at nine. The draft before it is not the draft that was published: "
                    "we list the eleven clauses that moved."
                ),
                body=(
                    (
                        "<p>Both drafts are in the Gazette",
                        (
                            "<p>The sitting opens at nine. The rapporteur has forty minutes, each group ten; "
                            "the vote is called for half past twelve, by roll.[[gazette-order]]</p>\n<p>Both "
                            "drafts are in the Gazette"
                        ),
                    ),
                ),
                cites={"gazette-order": "The order of the sitting."},
            ),
        ),
    ),
)

HOW_WE_WORK = Story(
    slug="how-to-read-a-number-in-brackets",
    headline="How to read a number in brackets",
    standfirst=(
        "Each statement in this newspaper carries the number of the report that it comes from. "
        "What the numbers promise, what they do not, and what happens when we are wrong."
    ),
    tags=("how-we-work", "general-news"),
    bylines=("newsroom-staff",),
    picture="press",
    begun=days_ago(21, "10:00"),
    cites={
        "register-quotation": "How often quotations change on their way from one report to the next.",
        "coast-fog": "An example of a source that says plainly what it does not know.",
    },
    body="""
<p>A number in brackets stands for a report that we have read. Follow it and you come to the list under the
story: who filed the report, what it is called, when it was filed, and what this story has taken from it.
Beside the name stands who owns the agency and whether it is a side in what it describes.</p>
<p>We keep a copy of each report when we cite it. Reports change. The Truce Register has followed 400
quotations through the papers of a month and found every eleventh altered on the way, mostly by a kind
hand.[[register-quotation]] If an agency changes what we relied on, the list says so, and the copy shows
what it said before.</p>
<h2>What a number does not mean</h2>
<p>It does not mean that a thing is true. It means that somebody said it who can be named, and that you may
judge whether they could know. The best sources say themselves where their knowledge ends: “Fog. Nothing
seen from here,” the keeper of a light wrote on the third of nine days, and on the fourth “the same”. No
entry of that month was of more use.[[coast-fog]]</p>
<h2>When we are wrong</h2>
<ul>
<li><p>A slip of the pen is mended and stands in the history of the story.</p></li>
<li><p>A mistake is corrected, with a notice that says what was wrong. For two days it stands at the top,
after that at the end, always.</p></li>
<li><p>A story that we can no longer stand by is retracted. Its address stays, the reason takes the place of
the text.</p></li>
</ul>
<p>Every version that you could ever read here has a number and a digest. Nobody can change one of them
unseen, and that includes us.</p>
""",
    life=published(days_ago(20, "09:00")),
)

POLLING_PLACES = Story(
    slug="observers-publish-their-list-of-polling-places",
    headline="Observers publish their list of polling places, with gaps marked",
    standfirst=(
        "The authority counts 3,118 places to vote. The observers have been to 3,102, and say which sixteen "
        "they could not find."
    ),
    tags=("politics", "elections"),
    bylines=("newsroom-staff",),
    picture="ballot",
    begun=hours_ago(6.5),
    cites={
        "ballot-list": "The list of places seen, and of those not found.",
        "cpa-authority": "The election authority’s count, and its answer.",
    },
    body="""
<p>Sixteen of the places at which people are to vote in three weeks cannot be found at the addresses that
the election authority gives for them. That is the result of a walk: for two months, 900 volunteers of
Ballot Watch have gone to each of the 3,118 places on the authority’s list and have
knocked.[[ballot-list]]</p>
<p>At 3,102 of them somebody opened, or would have. Of the other sixteen, nine are schools that have moved;
four are misspelt streets; two are a bakery, twice. The last is a ship that sank in 2016.[[ballot-list]]</p>
<p>The authority thanks the observers and says that its list was drawn up from the one
before.[[cpa-authority]] Corrected addresses are to be sent by letter to the 11,400 voters concerned, at
least ten days before the vote.</p>
<p>Ballot Watch has printed its list with the gaps marked and not filled in. “We are not the authority,” it
writes on the first page. “We say where we stood.”[[ballot-list]] It asks readers who know of a change in
their own street to write to the authority, and to send the association a copy.</p>
<p>The volunteers also counted steps. At 412 places a person in a wheelchair cannot get in without being
lifted. These are marked too.</p>
""",
    life=scheduled(hours_ago(3.4), in_days(1, "06:00")),
)

NIGHT_TRAINS = Story(
    slug="night-trains-return-on-three-lines",
    headline="Night trains return on three lines from spring",
    standfirst="Eleven carriages were bought back from a museum. The beds are the old ones, the mattresses are not.",
    tags=("transport", "economy"),
    bylines=("mara-lindqvist",),
    picture="railway",
    begun=hours_ago(8),
    planned=in_days(0, "12:00"),
    cites={
        "freight-night": "Lines, times and fares.",
        "shippers-night": "What the freight customers fear for their own slots.",
    },
    body="""
<p>After twelve years there will be trains again in which one can lie down. From the spring they are to
leave Carrow at ten in the evening for Almery, for Vellen and for the border at Kessin, and to arrive in
time for breakfast.[[freight-night]]</p>
<p>The carriages are eleven of the fourteen that the company sold to the railway museum when it gave up the
service. The museum asked for what it had been paid, and for a ticket: its director intends to travel on the
first night, in the bunk he has dusted since.[[freight-night]]</p>
<p>A bed will cost 38 more than a seat, a compartment for oneself 90. Bicycles travel free of charge, dogs
as children.</p>
<p>Not everybody is glad. The night belongs to freight, and three passenger trains at eighty kilometres an
hour push nine goods trains out of the timetable. The Shippers’ Council asks who is to pay for the detour by
the fen.[[shippers-night]] The company says that it will be itself, for the first two years, and that it has
written this down.[[freight-night]]</p>
<p>Tickets go on sale when the timetable has been approved, which the authority expects to do within six
weeks.</p>
""",
    life=handed_in(
        hours_ago(4.2),
        reason="Fares are confirmed by telephone. Please look at the last sentence: is “expects” enough?",
    ),
)

MINUTES = Story(
    slug="the-mayor-the-minister-and-the-missing-minutes",
    headline="The mayor, the minister and the missing minutes",
    standfirst=(
        "A meeting took place, both say. What was agreed there, both remember differently, and the paper is gone."
    ),
    tags=("politics",),
    bylines=("mara-lindqvist",),
    begun=days_ago(2, "11:00"),
    cites={"cpa-minutes": "That the meeting took place, and what each of the two says was agreed."},
    body="""
<p>On the evening of the flood there was a meeting in the town hall of Vellen. The mayor was there, and the
minister of works, who had come by boat. On this they agree.[[cpa-minutes]]</p>
<p>What was promised at it is another matter. According to the mayor, the minister pledged a new dyke on the
eastern side, at the state’s expense and within three years. According to the minister, he pledged to
examine one.[[cpa-minutes]]</p>
<p>Minutes were taken. The town clerk wrote them by the light of a lamp and put them in the safe, as she has
done with those of 212 meetings. On the following [[weekday 1]] the safe held those of
211.[[cpa-minutes]]</p>
<p>Only three people have the key, and all of them say that they did not use it. The clerk, asked what she
remembers, said that she remembers nothing, since it is her trade to write things down in order that she
need not.</p>
<p>The dyke would cost 19 million. Its examination has been put out to tender, for 400,000, with a date of
delivery four days after the election.</p>
""",
    life=(
        *handed_in(days_ago(2, "15:30")),
        Deed(
            verb="send_back",
            at=days_ago(2, "17:05"),
            by="editor",
            reason=(
                "One agency report is not enough to call minutes “missing”. Please speak to the town "
                "clerk yourself, ask the ministry for its own note of the evening, and give both a day to "
                "answer. Then again, gladly: it is a good story."
            ),
        ),
    ),
)

COALITION = Story(
    slug="a-coalition-agreement-annotated",
    headline="A coalition agreement, annotated",
    standfirst="",
    tags=("politics",),
    bylines=("tomas-reyl",),
    begun=hours_ago(5.5),
    planned=in_days(3, "12:00"),
    cites={"gazette-coalition": "The text of the agreement."},
    body="""
<p>The agreement on which the new majority rests has 88 pages. We have read them twice, the second time with
a pencil. What follows are the passages at which the pencil stopped.</p>
<h2>“Shall”, “should”, “will endeavour”</h2>
<p>The first chapter contains 61 promises. In 22 of them something “shall” happen, in 14 it “should”, and in
the remaining 25 the partners “will endeavour” that it may.[[gazette-coalition]] Endeavours are spread
unevenly: roads shall be built, rents should be looked into, and as to the courts the partners will
endeavour.</p>
<h2>Page 31</h2>
<p>Here a paragraph ends in the middle of a sentence. The negotiators of both sides say that nothing is
missing. The sentence reads: “In the event that revenue falls short, the partners agree
that”.[[gazette-coalition]]</p>
<h2>Who decides when they do not agree</h2>
<p>A committee of four, two from each side, without a chair. It is to meet “when required” and to decide
unanimously. On the day before the signing it met for the first time, about the seating.</p>
<p>To come: the chapter on schools; the annex with the names; what became of the five points of the election
night. Picture?</p>
""",
)

HARVEST = Story(
    slug="harvest-larger-than-the-forecast",
    headline="Harvest larger than the forecast, and wetter",
    standfirst="The Office of Statistics puts the grain harvest at 7.4 million tonnes, its August forecast at 6.9.",
    tags=("economy",),
    bylines=("newsroom-staff",),
    picture="harbour",
    begun=hours_ago(3.8),
    planned=in_days(1, "12:00"),
    embargo=in_days(1, "11:00"),
    cites={
        "statistics-harvest": "All figures. Under embargo until eleven tomorrow.",
        "cpa-mills": "What the mills say about moisture.",
    },
    body="""
<p>Farmers have brought in 7.4 million tonnes of grain, the Office of Statistics says, half a million more
than it had expected in August. Wheat makes up two thirds of it, barley a quarter.[[statistics-harvest]]</p>
<p>The surplus is partly water. The grain came in with 16.1 per cent moisture on average; the mills take it
at fourteen. Dried to that measure, the harvest is 7.2 million tonnes.[[statistics-harvest]] The Office
gives both figures, and the press release gives one.</p>
<p>Drying costs fuel. The mills reckon with nine for each tonne and intend to deduct it from what they pay;
the smaller ones have not said how, since most of them have no drier and send the grain on to those that
do.[[cpa-mills]]</p>
<p>Yields differ more than usual. In the uplands, where it rained in May and not in July, they were a fifth
above the average of ten years. Along the lower Orde, where it was the other way round, they were a tenth
below it.[[statistics-harvest]]</p>
<p>For the price of bread none of this is likely to matter. Flour makes up about a twelfth of it; the rest
is work, rent, heat and the road to the shop.</p>
""",
)

STORIES = (HOW_WE_WORK, COURT, BORDER_BUDGET, POLLING_PLACES, NIGHT_TRAINS, MINUTES, COALITION, HARVEST)
