"""War and conflicts: the Istanbul talks and what surrounds them, and the story that fell."""

from newsroom.demo.content.kinds import Deed, Edits, Story, copy_edited, published, updated
from newsroom.demo.content.moments import days_ago, hours_ago, on

ISTANBUL = Story(
    slug="istanbul-talks-end-without-ceasefire",
    headline="Two sides leave Istanbul with prisoners to exchange and nothing else settled",
    standfirst=(
        "Moscow and Kyiv compared memorandums and stayed far apart, as reported by Delovoy Kvartal of "
        "Yekaterinburg. Kyiv asks for a meeting of presidents before August is out. Moscow says it wants "
        "one too, and puts it last."
    ),
    dateline="Istanbul",
    tags=("war-and-conflicts", "politics", "general-news", "peace-talks"),
    bylines=("newsroom-staff",),
    picture="istanbul",
    caption=(
        "Istanbul, where the delegations met. World leaders still call for a meeting between Ukraine and "
        "Mr Putin, according to Mr Zelensky."
    ),
    begun=on("2025-08-05", "06:50"),
    cites={
        "zarechye-round": (
            "The outcome as Delovoy Kvartal tells it, with the missing ceasefire ahead of all other news; "
            "Moscow’s condition for a meeting of presidents; the figures on the dead; the forum speech "
            "of June."
        ),
        "granit-pauses": "The short ceasefires that Russia proposed, and the terms it attaches to a longer one.",
        "longitude-exchange": ("The number of prisoners, confirmed with both delegations; the state of the fighting."),
        "lypky-meeting": (
            "Kyiv’s proposal of a meeting of presidents by the end of August, and Mr Zelensky’s words on "
            "it; its memorandum, from security guarantees to the refusal to see lost territory recognised "
            "as Russian."
        ),
    },
    related=(
        "the-two-memorandums-side-by-side",
        "how-a-48-hour-ceasefire-would-work",
        "seven-thousand-bodies-returned",
    ),
    body="""
<p>The round of talks that brought Russia and Ukraine to Istanbul on 23 July ended with an agreement about
people and none about the war.[[zarechye-round]] Pauses of a day or two were put on the
table.[[granit-pauses]] At least 1,200 captured soldiers are to go home soon, in an exchange of prisoners of
war.[[longitude-exchange]] On the rest, each side described the other’s paper and kept to its
own.[[zarechye-round]][[lypky-meeting]]</p>
<p>Rustem Umerov, who chairs Ukraine’s National Security Council and led its delegation, proposed that the
two presidents meet before August is out, in the presence of the presidents of the United States and Turkey.
World leaders go on asking for such a meeting, Mr Zelensky says.[[lypky-meeting]] Moscow, too, keeps saying
that it wants Mr Putin and Mr Zelensky to negotiate. But Vladimir Medinsky, the presidential aide and
special envoy at the head of the Russian delegation, put a condition first: they can meet once the talks
have made progress of substance.[[zarechye-round]]</p>
<h2>Two papers that do not meet</h2>
<p>Kyiv’s memorandum asks for a ceasefire that is complete and unconditional, by land, by sea and in the
air. It wants the international community to guarantee Ukraine’s security, and it rejects any international
recognition as Russian of what the country has lost since 2014.[[lypky-meeting]]</p>
<p>Moscow’s offer is smaller: ceasefires of 24 to 48 hours, along the line of contact, in which the wounded
and the bodies of the fallen could be brought in.[[granit-pauses]] Neither proposal led to a ceasefire that
both would sign.[[longitude-exchange]]</p>
<aside class="pullquote"><p>Kyiv wants the guns silent before terms are settled. Moscow wants terms settled
before the guns are silent.</p></aside>
<p>The quarrel is older than this round. In March, Ukraine accepted an immediate ceasefire without
conditions.[[lypky-meeting]] Russia has in effect refused it unless Kyiv and its allies concede a great
deal.[[granit-pauses]] What it asks for:</p>
<ul>
<li><p>that Ukraine leave the occupied oblasts of Kherson, Zaporizhzhia, Donetsk and Luhansk,</p></li>
<li><p>or that it cease all military activity and demobilise its troops;</p></li>
<li><p>and that the West end its military aid.</p></li>
</ul>
<p>Kyiv calls these terms unacceptable.[[lypky-meeting]]</p>
<h2>What was agreed</h2>
<p>The one thing that moved concerns prisoners and the dead: both delegations accepted further humanitarian
exchanges, beginning with those 1,200 or more.[[longitude-exchange]] Russia has so far returned over 7,000
bodies to Ukraine and has offered 3,000 more, all of them Ukrainian servicemen.[[zarechye-round]]</p>
<p>Mr Putin says he is open to peace talks. On the ground the war goes on, Russian forces advance in places,
and each side accuses the other of playing for time.[[longitude-exchange]] A peace agreement is not in
sight.</p>
""",
    life=(
        *published(on("2025-08-05", "09:40")),
        *updated(
            on("2025-08-05", "14:05"),
            "Added what the Russian president said in June, and what has changed since.",
            Edits(
                body=(
                    (
                        "A peace agreement is not in sight.</p>",
                        """A peace agreement is not in sight.</p>
<h2>The warning of June</h2>
<p>On 18 June, speaking at SPIEF, the international economic forum in St Petersburg, Mr Putin told Ukraine
to come to the table soon, since the terms of a peace might otherwise get worse for it.[[zarechye-round]]
By early August 2025 they had hardly changed in either direction. The talks have taken small steps; the
ceasefire is still the largest thing that stands between them and a
peace.[[zarechye-round]][[longitude-exchange]]</p>""",
                    ),
                )
            ),
        ),
        Deed(
            verb="source_corrected",
            at=on("2025-08-07", "10:20"),
            by="editor",
            source="granit-pauses",
            notice="In the sentence on a longer ceasefire the agency has replaced “or” by “and”. It gives no reason.",
            text=(
                "The Russian delegation said on Wednesday that it had put a practical proposal before the "
                "other side. On parts of the contact line, fire would cease for 24 to 48 hours at a "
                "time, so that commanders can bring in the wounded and recover the bodies of the fallen. "
                "No date was named for the first of these pauses.\n\nA longer ceasefire, the delegation "
                "repeated, would require that Ukraine withdraw from the four regions and that it end its "
                "mobilisation, and in any case an end to deliveries of arms from the West. The other "
                "delegation did not accept this. Members of the Russian side described the conversation "
                "as businesslike and said that the working groups would go on by video."
            ),
        ),
    ),
)

MEMORANDUMS = Story(
    slug="the-two-memorandums-side-by-side",
    headline="The two memorandums, side by side",
    standfirst=(
        "One asks for a full ceasefire first. The other offers 24 to 48 hours, along the line. "
        "We set out what four agency reports say of both papers, and mark what none of them says."
    ),
    tags=("war-and-conflicts", "peace-talks", "politics"),
    bylines=("tomas-reyl",),
    picture="table",
    begun=days_ago(4, "15:10"),
    cites={
        "lypky-paper": "The contents of the Ukrainian memorandum, point by point.",
        "granit-pauses": "The contents of the Russian offer, in both wordings that the agency has given it.",
        "lypky-meeting": "Kyiv’s view of the Russian terms.",
        "longitude-exchange": "What the papers leave out because it was agreed beside them.",
    },
    body="""
<p>Two papers lay on the table in Istanbul in July 2025. They are spoken of as if one answered the other.
Read side by side, they answer different questions.</p>
<p>The Ukrainian paper begins with the end of the fighting. What follows, from guarantees to territory, is
to be settled while the guns are silent.[[lypky-paper]] The Russian paper begins with what is to be settled,
and offers short pauses in the meantime.[[granit-pauses]]</p>
<table>
<thead>
<tr><td></td><th scope="col">Ukrainian paper</th><th scope="col">Russian paper</th></tr>
</thead>
<tbody>
<tr><th scope="row">First step</th><td>A full ceasefire, without conditions</td><td>Short pauses, place by
place</td></tr>
<tr><th scope="row">Where</th><td>On land, at sea, in the air</td><td>On parts of the contact line</td></tr>
<tr><th scope="row">How long</th><td>Open-ended</td><td>24 to 48 hours each</td></tr>
<tr><th scope="row">What for</th><td>To negotiate under it</td><td>To recover the wounded and the
dead</td></tr>
<tr><th scope="row">Territory</th><td>No recognition of what was lost since 2014</td><td>Withdrawal from
four oblasts, as a condition</td></tr>
<tr><th scope="row">Guarantees</th><td>From other states</td><td>Not mentioned in what we read</td></tr>
</tbody>
</table>
<p>“Not mentioned” means just that. We have read reports on the papers and not the papers: neither
delegation has given us the text.</p>
<h2>One word</h2>
<p>On the price of a longer ceasefire there are two versions of the Russian side’s words. On the evening of
the talks its agency wrote that Ukraine must withdraw <em>or</em> end its mobilisation. Two weeks later the
same report, at the same address, said <em>and</em>.[[granit-pauses]] We keep a copy of each. Kyiv had
called the first version unacceptable;[[lypky-meeting]] we know of no answer to the second.</p>
<h2>Outside the papers</h2>
<p>What the delegations did agree on stands in neither memorandum. The exchange of prisoners was settled in
a side room, by officials with lists instead of principles.[[longitude-exchange]]</p>
""",
    life=published(
        days_ago(3, "09:48"),
        overrule="The changed report is the point of the second section; both copies are kept.",
    ),
)

PAUSES = Story(
    slug="how-a-48-hour-ceasefire-would-work",
    headline="How a 48-hour ceasefire would work, and for whom",
    standfirst=(
        "A day or two without fire, on a few kilometres of front, to fetch the wounded and the dead. "
        "Such pauses have been tried before. What the record of the earlier ones shows."
    ),
    tags=("war-and-conflicts", "peace-talks"),
    bylines=("tomas-reyl",),
    picture="crossing",
    begun=days_ago(3, "10:30"),
    cites={
        "granit-pauses": "How long each pause would last, and what it would be for.",
        "register-pauses": "What became of 61 earlier pauses: how they began, how they ended, what was recovered.",
        "lypky-paper": "Why Kyiv asks for more than a pause.",
    },
    related=("the-two-memorandums-side-by-side",),
    body="""
<p>On paper it is simple. On parts of the line, both sides hold their fire for 24 to 48 hours; commanders
bring in their wounded and recover their dead.[[granit-pauses]] When the time is over, everybody is back
where they were.</p>
<p>The Truce Register in Geneva has followed 61 such pauses in nine conflicts. In 44 of them the dead and
wounded were brought in as planned; in eleven the firing began again before the time was over; six never
started, because the hour or the place had been understood differently.[[register-pauses]]</p>
<h2>What makes one hold</h2>
<ol>
<li><p>A telephone line between the two commanders on the spot, not between their capitals.</p></li>
<li><p>A stretch so short that one officer on each side can answer for it.</p></li>
<li><p>An hour of ending that both have written down. Of the pauses that broke, most did so in their last
three hours.</p></li>
<li><p>Somebody in the middle. It need not be a state: in 17 cases it was a local
doctor.[[register-pauses]]</p></li>
</ol>
<h2>What one does not do</h2>
<p>It does not freeze a front. In two cases out of three, the Register finds, positions were strengthened
during the pause, and the fighting that followed was heavier than the week before.[[register-pauses]] That
is the reason Kyiv gives for asking for a ceasefire without an end, over the whole front at
once.[[lypky-paper]]</p>
<p>Nor is a pause nothing. For the families of the missing, the Register notes, it is the only part of a
negotiation that arrives at their door.[[register-pauses]]</p>
""",
    life=(
        *published(days_ago(2, "16:20"), overrule="The change in the cited report does not concern the pauses."),
        *copy_edited(
            days_ago(2, "17:35"),
            "Two words were missing in the second paragraph.",
            Edits(body=(("In 44 of them the dead and wounded", "In 44 of them both the dead and the wounded"),)),
            overrule="The change in the cited report does not concern the pauses.",
        ),
    ),
)

BODIES = Story(
    slug="seven-thousand-bodies-returned",
    headline="Seven thousand bodies returned, and the count that cannot be checked",
    standfirst=(
        "Reports from both sides speak of the same handovers. None of those we read comes with a list. "
        "How a number is made that everybody quotes and nobody can add up."
    ),
    tags=("war-and-conflicts", "general-news"),
    bylines=("mara-lindqvist", "newsroom-staff"),
    picture="shelves",
    begun=days_ago(5, "09:00"),
    cites={
        "zarechye-bodies": "The number of bodies handed over and offered, as the Russian side counts them.",
        "lypky-repatriation": "What happens after a handover, and how the Ukrainian side counts.",
        "register-identification": "How long identification takes, and how far counts by two sides usually differ.",
    },
    related=("how-a-48-hour-ceasefire-would-work",),
    body="""
<p>More than 7,000, with 3,000 to follow: the figure has stood in almost every account of the Istanbul talks
of July 2025, in ours as well.[[zarechye-bodies]] It comes from the side that hands over. The side that
receives speaks of “thousands” and counts differently.[[lypky-repatriation]]</p>
<p>The difference begins with the word. At the handover, what is counted is numbered bags and the papers
that go with them. In the laboratory, what is counted is people. One bag may hold the remains of two; two
bags may belong to one.[[lypky-repatriation]]</p>
<h2>From a number to a name</h2>
<p>The Truce Register has compared such counts in five earlier conflicts. Between the figure of the day and
the figure ten years later lay, on average, nine per cent: sometimes more people than bags, sometimes
fewer.[[register-identification]] It describes the way in four steps:</p>
<ul>
<li><p>the bag receives a second number, so that the sender’s count can be wrong without harm;</p></li>
<li><p>belongings are photographed and described for families;</p></li>
<li><p>a sample is compared with those that relatives have given;</p></li>
<li><p>a name is written down only after two examiners agree.</p></li>
</ul>
<p>With relatives’ samples at hand this takes three months; without them, three years or for
ever.[[register-identification]]</p>
<p>None of the three reports that we read gives a list, a place of storage or the date of each handover.
That is not by itself suspicious: lists of the dead are kept from the public almost everywhere, for the
families’ sake. But it means that the figure cannot be checked from outside, and we shall go on writing who
says it.</p>
""",
    life=published(days_ago(4, "18:15")),
)

BRIDGE = Story(
    slug="river-bridge-closed-after-night-strike",
    headline="River bridge closed to all traffic after night strike",
    standfirst=(
        "The crossing at Orsava was hit shortly after ten, the regional news agency reports. "
        "Cars and lorries are sent to the ferry at Lomna, forty kilometres to the south."
    ),
    dateline="Orsava",
    tags=("war-and-conflicts", "transport"),
    bylines=("newsroom-staff",),
    picture="bridge",
    begun=days_ago(6, "22:35"),
    cites={"orsava-bridge": "Everything that the story says about the closure."},
    body="""
<p>The road bridge over the river at Orsava has been closed to all traffic after a strike late on [[weekday
0]] evening, the regional news agency reports. The eastern approach was hit shortly after ten; the deck
itself is said to be cracked over a length of thirty metres.[[orsava-bridge]]</p>
<p>Nobody was on the bridge at the time, according to the agency. Police have closed the road on both banks
from the cemetery to the old customs house. Cars and lorries are being sent to the ferry at Lomna, forty
kilometres to the south, which carries twelve lorries at a time and does not run between midnight and
five.[[orsava-bridge]]</p>
<p>The bridge is the only fixed crossing for the district’s 60,000 inhabitants. Bread for the eastern bank
is baked on the western one. The administration intends to say in the morning how long repairs will take,
and whether the footway can be opened for people on foot before that.[[orsava-bridge]]</p>
<p>We have asked the district administration and the operator of the ferry for confirmation and shall add
their answers here.</p>
""",
    life=(
        *published(
            days_ago(6, "23:10"),
            reason="One source only. Calls to the administration and the ferry are out; update tonight.",
        ),
        Deed(
            verb="source_killed",
            at=days_ago(5, "08:55"),
            by="editor",
            source="orsava-bridge",
            notice="Withdrawn by the agency with the words “published in error”.",
        ),
        Deed(
            verb="retract",
            at=days_ago(5, "09:25"),
            by="chief",
            notice=(
                "This story rested on one agency report, which the agency withdrew the next morning. We "
                "have found no second source, so we cannot stand by what we wrote. The bridge was open. "
                "We apologise to our readers and to the district administration."
            ),
            reason=(
                "Orsava Regional News killed the report at 08:55; the administration confirms that traffic "
                "never stopped."
            ),
        ),
    ),
)

BOAT = Story(
    slug="three-named-after-launch-capsizes",
    headline="Three named after harbour launch capsizes at Almery",
    standfirst=(
        "The crew of the launch that turned over off the breakwater are all alive, the coast service says. "
        "Two are in hospital with broken bones."
    ),
    dateline="Port Almery",
    tags=("general-news", "transport"),
    bylines=("mara-lindqvist",),
    picture="harbour",
    begun=days_ago(8, "19:00"),
    cites={"coast-launch": "The accident, the rescue, and the names of the three crew members."},
    body="""
<p>All three members of the crew of a harbour launch that capsized off the Almery breakwater on [[weekday
0]] afternoon have been brought ashore alive. Two of them are in hospital with broken bones; the third was
treated for cold and sent home.[[coast-launch]]</p>
<p>The launch was on its way back from the outer anchorage when a following sea turned it over, the coast
service says. The lifeboat reached it eleven minutes after the call. The crew had climbed on to the keel and
had tied themselves together with a heaving line.[[coast-launch]]</p>
<p>At its evening briefing the service named the three: the skipper Aldo Brandt, 54, of Net Loft Lane, and
the brothers Piet and Joris Calloway, 27 and 31, who live together above the chandler’s on the Fish Quay. It
is the younger brother who is at home again.[[coast-launch]]</p>
<p>The launch lies upside down on the sandbank north of the light and is no danger to ships. Divers are to
look at it when the swell has gone down. The harbour authority has asked the two sister boats to stay inside
the breakwater until it is known why the engine stopped.[[coast-launch]]</p>
""",
    life=(
        *published(days_ago(8, "19:40")),
        Deed(
            verb="withdraw",
            at=days_ago(8, "20:25"),
            by="chief",
            basis="editorial",
            notice=(
                "We named three people before all of their families had been told. That is "
                "against our rules. We have taken the story away and apologised to those concerned."
            ),
            reason=(
                "The sister of one of the crew read it here first and called the desk. The briefing was not cleared."
            ),
        ),
    ),
)

LIGHTHOUSE = Story(
    slug="almery-light-burns-again",
    headline="The Almery light burns again",
    standfirst="Eleven nights without a lamp: a bearing the size of a coin had to be made by hand.",
    dateline="Port Almery",
    tags=("general-news", "transport"),
    bylines=("newsroom-staff",),
    begun=hours_ago(9.6),
    cites={
        "coast-light": "When and why the light failed, and who made the missing part.",
        "harbour-notice": "What ships were told to do in the meantime.",
    },
    body="""
<p>The light at the head of the Almery breakwater was lit again last night, after eleven nights of darkness.
A bearing in the turning gear had cracked. The firm that made it closed in 1974, and the last spare had been
fitted in 1998.[[coast-light]]</p>
<p>A retired toolmaker from Quay Street, aged 81, turned the new one on his own lathe from a drawing of
1911. It is about the size of a large coin. The coast service paid him for nine hours, which is what he had
written down.[[coast-light]]</p>
<p>In the meantime two buoys with battery lamps marked the entrance, and ships over 120 metres were asked to
come in by day.[[harbour-notice]] One did not, without harm.</p>
<p>The lens of the light floats on mercury and weighs two tonnes. A child can turn it with one finger, and
on open days children do. The service intends to keep the lathe’s settings with the drawing, so that the
next bearing can be made by somebody who is eleven today.[[coast-light]]</p>
""",
    life=published(
        hours_ago(7.2),
        overrule="There is no picture of the lamp by night, and one by day would tell nothing.",
    ),
)

STORIES = (PAUSES, MEMORANDUMS, BODIES, ISTANBUL, BRIDGE, BOAT, LIGHTHOUSE)
