"""Economy, energy and transport: the harbour, the bank, the railway, the grid."""

from newsroom.demo.content.kinds import Deed, Edits, Story, clarified, corrected, published, updated
from newsroom.demo.content.moments import days_ago

GRAIN = Story(
    slug="first-grain-ships-clear-the-breakwater",
    headline="Harbour pilots end their strike; grain ships make ready",
    standfirst=(
        "After nine days the pilots of Port Almery are back in their boats. Twenty-three ships have been "
        "waiting for them."
    ),
    dateline="Port Almery",
    tags=("economy", "transport", "general-news"),
    bylines=("mara-lindqvist",),
    picture="harbour",
    begun=days_ago(2, "06:25"),
    cites={
        "cpa-strike": "The end of the strike, and on what terms.",
        "harbour-list": "Which ships were waiting, and with what on board.",
    },
    related=("almery-light-burns-again",),
    body="""
<p>The harbour pilots of Almery ended their strike on [[weekday 0]] morning, after nine days. Under the
agreement the second pilot stays on ships over 200 metres until the spring; the union had asked for two
years, the harbour authority had offered four weeks.[[cpa-strike]]</p>
<p>Twenty-three ships have been waiting at anchor or at the quay, fifteen of them laden with grain. By our
addition of the authority’s list they carry 312,000 tonnes of it.[[harbour-list]]</p>
<p>The order of departure follows the draught and not the date: the deepest ships go first, on the top of
the tide, and those over 180 metres take two tugs. The authority has four.[[harbour-list]] Captains who
arrived last week will therefore see others leave who arrived on the day before.</p>
<p>Bread will not become cheaper or dearer by this. The mills behind the harbour have stocks for a month,
and the waiting grain was for export.[[cpa-strike]] What the nine days cost is a matter of contracts: a ship
at anchor is paid for by the day, and it is not always plain by whom.</p>
""",
    life=(
        *published(days_ago(2, "07:05")),
        *updated(
            days_ago(2, "12:50"),
            "The first four ships have passed the breakwater.",
            Edits(
                headline="First grain ships clear the breakwater after nine days at anchor",
                standfirst="Four of fifteen were out by noon. The deepest go first, on the top of the tide.",
                body=(
                    (
                        "<p>Twenty-three ships have been waiting",
                        (
                            "<p>By noon the first four were out. People stood on the breakwater and counted "
                            "aloud, as others do with swallows.[[cpa-first-ships]]</p>\n"
                            "<p>Twenty-three ships had been waiting"
                        ),
                    ),
                ),
                cites={"cpa-first-ships": "The first departures, seen from the breakwater."},
            ),
        ),
        *updated(
            days_ago(1, "08:30"),
            "Added the count of the first full day: the harbour authority and the pilots differ by four.",
            Edits(
                standfirst="The harbour authority gives eleven departures, the pilots’ union seven. "
                "The difference is four ships counted twice.",
                body=(
                    (
                        "<p>Bread will not become",
                        (
                            "<h2>Eleven or seven</h2>\n<p>For the first full day the authority reports "
                            "eleven departures.[[harbour-day]] The union, whose members were on board, "
                            "reports seven.[[pilots-day]] We laid the two lists on one another. Four "
                            "ships stand on the authority’s twice: once when they left their berth for "
                            "the anchorage, to make room, and once when they passed the breakwater. Both "
                            "lists are right about what they count.</p>\n<p>Bread will not become"
                        ),
                    ),
                ),
                cites={
                    "harbour-day": "Eleven departures on the first full day, with the time of each.",
                    "pilots-day": "Seven pilotages on the same day, with the names of the ships.",
                },
            ),
        ),
        *corrected(
            days_ago(1, "21:50"),
            "We gave the grain on the waiting ships as 312,000 tonnes. It is 213,000 tonnes: "
            "we had added the cargo of eight ships that carry no grain.",
            Edits(body=(("they carry 312,000 tonnes of it", "they carry 213,000 tonnes of it"),)),
            reason=(
                "A reader who measures draughts for a living wrote at 21:10 that fifteen such ships cannot "
                "hold that much."
            ),
        ),
    ),
)

BANK = Story(
    slug="central-bank-holds-its-rate-and-drops-one-sentence",
    headline="Central bank holds its rate and drops one sentence",
    standfirst=(
        "Three and a quarter per cent, as before. What is missing from the statement is the assurance "
        "that had stood at its end for two years."
    ),
    tags=("economy", "politics"),
    bylines=("newsroom-staff",),
    picture="bank",
    begun=days_ago(10, "10:30"),
    cites={
        "bank-statement": ("The decision, the statement without the sentence, and what the council expects of prices."),
    },
    body="""
<p>The council of the National Bank has left its rate at 3.25 per cent, for the sixth time in a row. Seven
members were in favour, one would have raised it by a quarter of a point; nobody asked for
less.[[bank-statement]]</p>
<p>The news is in what is no longer there. Since the spring before last, each statement had closed with the
same eleven words: “The council will act in good time should the outlook change.” This one closes with a
table.[[bank-statement]] The bank has dropped the assurance.</p>
<p>Those who lend for a living read such sentences as sailors read a barometer. On the afternoon of the
decision the yield of the ten-year loan rose by six hundredths of a point, which is little, and then did not
fall again, which is more than nothing.</p>
<p>Asked what the omission meant, the bank’s press office said that statements were being made shorter. This
one has 412 words; the last one had 409. On prices the council expects what it expected in the spring: two
per cent by the end of next year, a little sooner if energy stays where it is.[[bank-statement]]</p>
""",
    life=(
        *published(days_ago(10, "11:15")),
        *clarified(
            days_ago(9, "09:20"),
            (
                "The sentence was dropped from the bank’s statement. It still stands in the minutes of the "
                "meeting, as source 2 shows. Our wording could be read as if the bank had given up the "
                "assurance itself."
            ),
            Edits(
                body=(
                    (
                        "The bank has dropped the assurance.</p>",
                        (
                            "From the statement, that is: in the minutes of the same meeting, which appeared "
                            "a day later, the sentence stands where it always stood.[[bank-minutes]]</p>"
                        ),
                    ),
                ),
                cites={"bank-minutes": "The sentence, in the place where it had stood before."},
            ),
            reason="The press office called; they are right. The minutes came out this morning.",
            overrule="Both sources are the bank: the story is about its own words.",
        ),
    ),
)

RAIL = Story(
    slug="rail-freight-recovers-except-on-two-lines",
    headline="Rail freight recovers, except on two lines nobody counts",
    standfirst=(
        "The company’s total leaves out what a second report includes: the two lines that it leases to others."
    ),
    tags=("economy", "transport"),
    bylines=("mara-lindqvist",),
    picture="railway",
    begun=days_ago(19, "07:30"),
    cites={
        "freight-quarter": "Traffic on the company’s own lines, by quarter.",
        "shippers-lines": "Traffic on the two leased lines, from the waybills of those who pay for it.",
    },
    body="""
<p>Goods are coming back to the railway. Northern Freight carried 4.1 million tonnes in the last month,
eight per cent more than a year ago, and says that every region has had a part in it.[[freight-quarter]]</p>
<p>It has, on the map that the company publishes. The map ends at Vellen Junction. From there two lines go
on, eastward through the fen and north to the quarries; the company leased them out four years ago and has
not counted them since.[[freight-quarter]]</p>
<p>The Shippers’ Council has. It added the waybills of its members and found 290,000 tonnes on the two lines
together, a third less than a year earlier. The fen line has lost its sugar to lorries; on the quarry line a
bridge may be crossed at walking pace only.[[shippers-lines]]</p>
<p>Taken together, the railway has still grown, by just under four per cent instead of eight. That is not a
scandal, and nobody has hidden anything: each report says on its first page what it covers. But of the sixty
stations at which the recovery is said to be felt, nineteen lie on lines that are not in the figure.</p>
<p>The company says that it will print the two lines on its map again, in grey.[[freight-quarter]]</p>
""",
    life=(
        *published(days_ago(19, "08:10")),
        *corrected(
            days_ago(12, "16:40"),
            "The 4.1 million tonnes were carried in the whole quarter, not in its last month.",
            Edits(
                body=(
                    (
                        "carried 4.1 million tonnes in the last month, eight",
                        "carried 4.1 million tonnes in the last quarter, eight",
                    ),
                )
            ),
            reason="The company’s press officer, by letter.",
        ),
    ),
)

RAIL_IN_GERMAN = Story(
    slug="gueterverkehr-erholt-sich-bis-auf-zwei-strecken",
    language="de",
    translation_of="rail-freight-recovers-except-on-two-lines",
    headline="Der Güterverkehr erholt sich, bis auf zwei Strecken, die niemand zählt",
    standfirst=(
        "In der Summe der Bahngesellschaft fehlt, was ein zweiter Bericht mitrechnet: die beiden Strecken, die sie "
        "verpachtet hat."
    ),
    tags=("economy", "transport"),
    bylines=("mara-lindqvist",),
    picture="railway",
    caption="Das Viadukt vor dem Abzweig Vellen.",
    begun=days_ago(18, "09:10"),
    cites={
        "freight-quarter": "Der Verkehr auf den eigenen Strecken der Gesellschaft, nach Quartalen.",
        "shippers-lines": "Der Verkehr auf den beiden verpachteten Strecken, aus den Frachtbriefen derer, die zahlen.",
    },
    body="""
<p>Die Güter kehren auf die Schiene zurück. Northern Freight hat im letzten Monat 4,1 Millionen Tonnen
befördert, acht Prozent mehr als vor einem Jahr, und sagt, jede Gegend habe ihren Teil
beigetragen.[[freight-quarter]]</p>
<p>Das stimmt auf der Karte, die das Unternehmen veröffentlicht. Sie endet am Abzweig Vellen. Von dort führen
zwei Strecken weiter, eine nach Osten durch das Moor, eine nach Norden zu den Steinbrüchen. Das Unternehmen hat
sie vor vier Jahren verpachtet und seither nicht mehr gezählt.[[freight-quarter]]</p>
<p>Gezählt hat der Verband der Verlader. Er hat die Frachtbriefe seiner Mitglieder zusammengerechnet und kommt
auf 290.000 Tonnen für beide Strecken, ein Drittel weniger als ein Jahr zuvor. Der Moorstrecke ist der Zucker an
die Lastwagen verloren gegangen; auf der Steinbruchstrecke darf eine Brücke nur noch im Schritt befahren
werden.[[shippers-lines]]</p>
<p>Nimmt man alles zusammen, ist die Bahn dennoch gewachsen, um knapp vier statt um acht Prozent. Das ist kein
Skandal, und versteckt hat niemand etwas: Jeder der beiden Berichte sagt auf der ersten Seite, was er umfasst.
Aber von den sechzig Bahnhöfen, an denen der Aufschwung zu spüren sein soll, liegen neunzehn an Strecken, die in
der Zahl nicht vorkommen.</p>
<p>Das Unternehmen will die beiden Strecken wieder auf seine Karte drucken, in Grau.[[freight-quarter]]</p>
""",
    life=published(days_ago(18, "11:20")),
)

WINTER = Story(
    slug="the-winter-timetable-that-was-said-not-to-exist",
    headline="The winter timetable that was said not to exist",
    standfirst=(
        "For three weeks the grid’s operator denied planning rolling cuts. Its own bulletin lists them, "
        "district by district. We kept a copy on the day it appeared."
    ),
    tags=("energy", "politics"),
    bylines=("leyla-haddad", "newsroom-staff"),
    picture="pylons",
    begun=days_ago(2, "18:00"),
    cites={
        "grid-denial": "The company’s statement that no timetable exists.",
        "grid-bulletin": "The timetable.",
        "cpa-hospitals": "What a cut of two hours means where machines keep people alive.",
    },
    related=("one-river-two-treaties",),
    body="""
<p>There is a plan for the winter. It has eleven pages, a number and a date, and for three weeks the company
that wrote it said that there was none.[[grid-denial]]</p>
<p>Upland Grid’s technical bulletin 77 divides the country into 64 districts and the evening into four slots
of two hours. Where demand exceeds what the lines can carry, three districts a slot are switched off, in an
order that moves on each night, “so that no district is called upon twice within five
days”.[[grid-bulletin]]</p>
<p>The bulletin stood on the company’s site, among the notices for electricians, for one afternoon. On the
next morning its address answered with an empty page. Our copy was made at 16:20; its digest is printed with
the source below, so that anybody who kept one too can compare.[[grid-bulletin]]</p>
<p>The company now calls the paper a rehearsal. “A fire drill is not a fire,” said its spokesman, and on
that he will find few to contradict him. But a fire drill is announced. The regional hospitals, which need
eight days to bring in generators by lorry, learned of theirs from this newspaper.[[cpa-hospitals]]</p>
<h2>What is in it</h2>
<ul>
<li><p>Exempt: hospitals with a supply of their own, waterworks, signal boxes.</p></li>
<li><p>Not exempt: nursing homes, bakeries, the pumps of the fen.</p></li>
<li><p>Notice to be given: four hours, by radio.</p></li>
</ul>
""",
    life=published(days_ago(1, "09:05")),
)

TOLL_ROAD = Story(
    slug="what-the-toll-road-annex-says",
    headline="What the annex to the toll road contract says",
    standfirst="Nineteen pages that were not in the public file settle who pays if too few cars come.",
    tags=("economy", "politics", "transport"),
    bylines=("tomas-reyl",),
    picture="crossing",
    begun=days_ago(16, "12:00"),
    cites={
        "cpa-annex": "The contents of the annex, as two people who have signed it describe them.",
        "gazette-contracts": "What the public file of the contract contains, and what it does not.",
    },
    body="""
<p>The contract for the toll road from Carrow to the coast is public: 240 pages, in the register, for
everyone to read.[[gazette-contracts]] The annex is not. It has nineteen pages, and it settles the question
that the contract leaves open.</p>
<p>The question is what happens if too few cars come. The contract says that the operator bears the risk of
traffic. The annex, according to two people who have signed it, says that below 9,000 vehicles a day the
state makes good four fifths of the difference, for eleven years.[[cpa-annex]]</p>
<p>The forecast on which the road was approved was 14,000 a day. The old road beside it carries 6,200, and
stays free of charge.[[gazette-contracts]] On these figures the state would pay from the first day.</p>
<p>The ministry of works says that it does not comment on papers that are not in the file. That is correct,
and it is the point: had it been in the file, Parliament would have had to vote on it. The operator did not
answer our questions by the time it had itself asked for.</p>
""",
    life=(
        *published(days_ago(16, "14:30")),
        Deed(
            verb="withdraw",
            at=days_ago(15, "17:10"),
            by="chief",
            basis="legal",
            notice=(
                "The Administrative Court has ordered us to take this story away until it has decided "
                "whether the annex may be published. We have appealed."
            ),
            reason="Order served at 16:55 by courier; our lawyer has the original.",
        ),
    ),
)

STORIES = (GRAIN, BANK, RAIL, RAIL_IN_GERMAN, WINTER, TOLL_ROAD)
