"""The cited reports, with the text we kept. Addresses are on reserved domains (RFC 2606)."""

from newsroom.demo.content.kinds import Report
from newsroom.demo.content.moments import days_ago, hours_ago, in_days, on

TALKS = (
    Report(
        key="zarechye-round",
        agency="zarechye",
        title="Istanbul round: exchange agreed, no ceasefire, no date for presidents",
        url="https://zarechye.example/en/istanbul-round-in-review",
        filed_id="ZNA-25-08-4471",
        filed=on("2025-08-04", "19:40"),
        minutes=22,
        text="""
The missing ceasefire remains the first subject of the country’s newsrooms. The Yekaterinburg business paper
Delovoy Kvartal, in its review of the July round, finds that work on the two memorandums brought little and
that Moscow and Kyiv are as far from each other as they were.

The head of the Russian delegation, Vladimir Medinsky, has repeated that a meeting of the presidents needs
results to put before them. Moscow is not against such a meeting, the paper notes; it wants it at the end.

More than 7,000 bodies have been returned to the Ukrainian side, it adds, and a further 3,000 are offered.
It recalls the words of 18 June at the forum in St Petersburg, when the president advised Kyiv to come to
the table before conditions change for the worse.
""",
    ),
    Report(
        key="granit-pauses",
        agency="granit-inform",
        title="Delegation proposes short ceasefires along the contact line",
        url="https://granit-inform.example/en/talks/118",
        filed_id="GI-118",
        filed=on("2025-07-23", "20:15"),
        minutes=16,
        text="""
The Russian delegation said on Wednesday that it had put a practical proposal before the other side. On
parts of the contact line, fire would cease for 24 to 48 hours at a time, so that commanders can bring in
the wounded and recover the bodies of the fallen. No date was named for the first of these pauses.

A longer ceasefire, the delegation repeated, would require that Ukraine withdraw from the four regions or
that it end its mobilisation, and in any case an end to deliveries of arms from the West. The other
delegation did not accept this. Members of the Russian side described the conversation as businesslike and
said that the working groups would go on by video.
""",
    ),
    Report(
        key="longitude-exchange",
        agency="longitude",
        title="At least 1,200 prisoners to be exchanged after Istanbul talks",
        url="https://longitude.example/2025/07/23/istanbul-exchange",
        filed_id="LN20250723-0931",
        filed=on("2025-07-23", "21:05"),
        text="""
Members of both delegations have confirmed to Longitude that no fewer than 1,200 prisoners of war are to be
exchanged in the coming weeks. The sick, the wounded and the youngest are to come first. This was settled in
a side room, by officials who were comparing lists while the delegations talked; neither side would say
where the handover is to take place.

Apart from this and further handovers of bodies the meeting, which lasted less than an hour, brought no
result that both describe in the same words. A ceasefire is not part of it. Fighting went on during the
talks: Russian troops have gained ground at several places, and each government says of the other that it
talks in order to win time.
""",
    ),
    Report(
        key="lypky-meeting",
        agency="lypky-dispatch",
        title="Kyiv proposes a meeting of presidents by the end of August",
        url="https://lypky-dispatch.example/en/23-07-meeting",
        filed_id="LD-230725-18",
        filed=on("2025-07-23", "18:55"),
        text="""
Ukraine has proposed a meeting of the two presidents, to be held before the end of August and attended by
the presidents of the United States and Turkey. Rustem Umerov, secretary of the security council and head of
the delegation, said so after the talks in Istanbul. President Zelensky has said that leaders around the
world keep asking for it.

The Ukrainian memorandum stands as it was handed over: a ceasefire in full and without conditions, on the
ground, at sea and in the air; guarantees of security by the international community; no recognition as
Russian of any territory taken since 2014. Ukraine said yes to an immediate ceasefire in March. The
conditions that Moscow attaches to one were again called unacceptable.
""",
    ),
    Report(
        key="lypky-paper",
        agency="lypky-dispatch",
        title="Що містить український меморандум: пункт за пунктом",
        url="https://lypky-dispatch.example/uk/memorandum",
        filed_id="LD-240725-03",
        language="uk",
        filed=on("2025-07-24", "10:10"),
        minutes=35,
        text="""
Українська сторона передала меморандум, у якому першим кроком названо повне й безумовне припинення вогню —
на суші, на морі та в повітрі. Лише після цього, за чинного перемир’я, мають розпочатися переговори про
решту питань.

Другий розділ присвячено гарантіям безпеки з боку міжнародної спільноти. Третій виключає міжнародне визнання
російськими територій, втрачених від 2014 року. Окремо згадано обмін полоненими та повернення тіл загиблих:
ці питання, за словами членів делегації, не повинні чекати на політичне рішення.

Короткі паузи, пояснюють у делегації, не замінюють перемир’я: після них бої зазвичай стають запеклішими, а
позиції — міцнішими. Повного тексту документа для преси не оприлюднено.
""",
    ),
    Report(
        key="zarechye-bodies",
        agency="zarechye",
        title="Более семи тысяч тел передано, ещё три тысячи предложено",
        url="https://zarechye.example/ru/peredacha-tel",
        filed_id="ZNA-25-07-4390",
        language="ru",
        filed=on("2025-07-24", "12:30"),
        text="""
С начала лета украинской стороне передано более семи тысяч тел погибших, сообщил агентству собеседник,
знакомый с ходом передачи. Ещё три тысячи тел украинских военнослужащих предложено передать; о сроках
стороны пока не договорились.

Учёт ведётся по числу пронумерованных мешков и сопроводительных листов, пояснил он. Каждая партия
принимается по акту, который подписывают представители обеих сторон. Акты не публикуются.

О том, сколько тел получено взамен, собеседник говорить не стал. Следующая передача, по его словам,
состоится там же, где и прежние, и при участии тех же посредников. Фотографировать на месте передачи
запрещено.
""",
    ),
    Report(
        key="lypky-repatriation",
        agency="lypky-dispatch",
        title="After the handover: how the dead are given back their names",
        url="https://lypky-dispatch.example/en/after-the-handover",
        filed_id="LD-280725-09",
        filed=on("2025-07-28", "09:20"),
        text="""
Thousands of the fallen have come home this summer. For the examiners who receive them the work begins with
a new number, since the one on the bag proves little: some bags hold the remains of more than one person,
and some people are brought in more than one bag.

The coordination office therefore gives no running total. It counts a person when two examiners have signed
the name. Until then the family is told that there is hope of certainty, and asked for a sample if it has
not given one. Belongings are photographed. The office does not publish lists and asks the press not to
print those that circulate.
""",
    ),
    Report(
        key="register-pauses",
        agency="truce-register",
        title="Sixty-one short truces: how they began, how they ended",
        url="https://truce-register.example/papers/short-truces",
        filed=days_ago(40, "11:00"),
        minutes=180,
        text="""
The Register has records of 61 pauses of at most three days, agreed in nine conflicts for the recovery of
the wounded and the dead. Forty-four reached their purpose. Eleven were broken before their time, most of
these in the last three hours. Six did not begin, because the parties had written down different hours or
different places.

Four things are common to those that held: a line between the commanders on the spot; a short stretch of
front; a fixed hour of ending; and somebody in the middle, who in seventeen cases was a doctor of the
district.

In forty of the 61 cases positions were improved during the pause, and the week after it saw heavier
fighting than the week before. Families of the missing nevertheless name these pauses as the part of a
negotiation that reached them.
""",
    ),
    Report(
        key="register-identification",
        agency="truce-register",
        title="Two counts of the dead: what separates the day’s figure from the decade’s",
        url="https://truce-register.example/papers/two-counts",
        filed=days_ago(65, "09:30"),
        minutes=240,
        text="""
Counts of repatriated dead are made twice: by those who hand over, in bags and papers, and by those who
identify, in persons. For five conflicts of the past forty years the Register has compared the figure of the
day with that of ten years later. The mean difference is nine per cent. It goes both ways.

A count of persons requires four steps: a second number; a description of belongings; comparison of samples;
agreement of two examiners. Where relatives have given samples the median time is three months. Where they
have not, it is above three years, and a part of the dead is never named. Lists are as a rule not published,
out of regard for the families.
""",
    ),
)

HARBOUR = (
    Report(
        key="cpa-strike",
        agency="carrow-press-association",
        title="Almery pilots go back to work",
        url="https://carrow-pa.example/almery-pilots-go-back",
        filed_id="CPA-7714",
        filed=days_ago(2, "05:50"),
        text="""
PORT ALMERY – The harbour pilots have ended their strike after nine days. A second pilot remains on ships
longer than 200 metres until the end of March, under an agreement signed at half past five in the morning in
the canteen of the pilot station. The union had demanded two years, the authority had offered four weeks.

Both sides declared themselves content. Neither would say who had moved last.

Mills in the harbour have flour for a month, according to their association; the grain on the waiting ships
is sold abroad. Owners and charterers are expected to dispute the cost of the nine days, which depends on
whether a strike of pilots is the harbour’s fault or nobody’s.
""",
    ),
    Report(
        key="harbour-list",
        agency="almery-harbour-authority",
        title="Notice 31: vessels waiting, by draught",
        url="https://almery-harbour.example/notices/31",
        filed_id="AHA-N-31",
        filed=days_ago(2, "06:05"),
        text="""
Vessels waiting at the time of this notice: twenty-three. Of these, fifteen are laden with grain, together
213,000 tonnes. Eight carry other cargo (ore, timber, containers), together 99,000 tonnes.

Order of departure: by draught, deepest first, within two hours of high water. Vessels over 180 metres take
two tugs. Tugs available: four. Vessels that are not called by the end of a tide keep their place for the
next one.

Masters are asked to keep a listening watch on the harbour’s channel and to have their crews at stations
thirty minutes before the hour they are given. A vessel that misses its hour goes to the end of the list.
""",
    ),
    Report(
        key="cpa-first-ships",
        agency="carrow-press-association",
        title="First grain ships leave Almery",
        url="https://carrow-pa.example/first-grain-ships-leave",
        filed_id="CPA-7719",
        filed=days_ago(2, "12:05"),
        text="""
PORT ALMERY – Four bulk carriers with wheat passed the breakwater between nine and noon, the first to leave
the harbour since the pilots laid down their work. Several hundred people had come out on to the mole to see
them go. Children counted aloud; an elderly man noted the names in a school exercise book, as he has done,
he said, since 1962.

The deepest of the four, drawing almost fourteen metres, went first. Two tugs turned her in the basin and
let her go off the light, which has been dark for more than a week. The next departures are planned for the
evening tide.
""",
    ),
    Report(
        key="harbour-day",
        agency="almery-harbour-authority",
        title="Movements of the first full day",
        url="https://almery-harbour.example/movements/first-day",
        filed_id="AHA-M-204",
        filed=days_ago(1, "07:10"),
        text="""
Movements outward, first full day after the resumption of pilotage: eleven. The times below are those at
which the vessel left her berth, or, for vessels lying at the anchorage, weighed anchor.

Four vessels were first moved from their berths to the inner anchorage, to make room at the quay, and put to
sea on the following tide. In accordance with the authority’s practice each of these movements is entered.

All movements were made without incident. One tow line parted and was replaced. The authority thanks the
pilots, the crews of the tugs and the men of the mooring boats, who have worked for nineteen hours.
""",
    ),
    Report(
        key="pilots-day",
        agency="almery-pilots-union",
        title="Seven ships, seven pilots: who sailed on the first day",
        url="https://almery-pilots.example/first-day",
        filed=days_ago(1, "07:30"),
        text="""
For the record, and because other figures are about: on the first full day of work our members took seven
ships to sea. We give their names below, with the pilot, the tide and the hour at which he or she came off
at the sea buoy.

Shifting a ship from a berth to the anchorage is a piece of work and is paid as one. It is not a departure.
Nobody has departed who can still see the fish market.

We thank those who brought soup to the station during nine cold days, among them two members of the
authority’s own staff, whom we do not name.
""",
    ),
    Report(
        key="harbour-notice",
        agency="almery-harbour-authority",
        title="Notice 29: entrance light extinguished",
        url="https://almery-harbour.example/notices/29",
        filed_id="AHA-N-29",
        filed=days_ago(12, "17:45"),
        text="""
The light on the head of the breakwater is extinguished until further notice. Two buoys, each with a battery
lamp showing one flash in three seconds, have been laid to mark the northern and the southern side of the
entrance.

Vessels longer than 120 metres are requested to enter in daylight. Smaller vessels may enter at any hour,
with caution, and should expect the buoys to drag in strong westerly weather. Fishermen are reminded that
nets may not be set within three cables of either buoy.

This notice will be cancelled when the light is shown again.
""",
    ),
    Report(
        key="coast-light",
        agency="coast-service",
        title="Almery light restored",
        url="https://coast-service.example/almery-light-restored",
        filed=hours_ago(11),
        text="""
The Almery light was restored at dusk yesterday. It had been out for eleven nights after a bearing in the
turning gear cracked. The maker of the gear ceased to trade in 1974; the service’s last spare bearing was
fitted in 1998.

A new one was turned by Mr E. Harrow, 81, toolmaker, retired, of Quay Street, on his own lathe and from the
makers’ drawing of 1911. He charged nine hours. The service has recorded the settings and keeps them with
the drawing.

The lens, of two tonnes, floats on mercury, as it has since it was installed. Visitors will again be
admitted on the first Sunday of each month, and may, under supervision, turn it by hand.
""",
    ),
    Report(
        key="coast-launch",
        agency="coast-service",
        title="Harbour launch capsized off Almery, crew of three safe",
        url="https://coast-service.example/launch-capsized",
        filed=days_ago(8, "18:20"),
        text="""
A launch of the harbour authority capsized this afternoon off the northern end of the Almery breakwater
while returning from the outer anchorage. Her crew of three climbed on to the keel and made themselves fast
to one another. The lifeboat was alongside eleven minutes after the first call.

Two of the crew are in hospital with fractures. The third was treated for cold and has been released. The
launch lies bottom up on the sandbank north of the light and does not obstruct the channel.

The engine is reported to have stopped before the capsize. Sister boats have been asked to remain inside the
breakwater until the cause is known. Names were given orally at the evening briefing.
""",
    ),
    Report(
        key="coast-fog",
        agency="coast-service",
        title="From the log of the Almery light: nine days of fog",
        url="https://coast-service.example/log/nine-days-of-fog",
        filed=days_ago(48, "08:00"),
        minutes=300,
        text="""
First day: fog from before dawn. Signal started. Second day: fog. A horn to the west, twice, not answered.
Third day: fog. Nothing seen from here. Fourth day: the same.

On the fifth day a newspaper telephoned and asked how many ships were waiting outside. Answered that nothing
is seen from here. It telephoned again on the sixth, and on the seventh printed a number. It was not from
us.

Ninth day: fog lifted at ten. Four ships, of which one at anchor. Signal stopped after 201 hours. The horn
to the west was a cow on the saltings.
""",
    ),
)

MONEY = (
    Report(
        key="bank-statement",
        agency="national-bank",
        title="Statement of the council on the rate",
        url="https://national-bank.example/statements/rate-unchanged",
        filed_id="NB-S-118",
        filed=days_ago(10, "10:00"),
        minutes=4,
        text="""
The council has decided to leave the rate at 3.25 per cent. Seven members voted in favour of the decision.
One member voted for an increase of a quarter of a percentage point.

Growth has been in line with what was expected in the spring. Prices are expected to rise by two per cent a
year by the end of next year, and somewhat earlier if the cost of energy remains where it is. Wages are
rising faster than prices and more slowly than in the past year.

The decision takes effect on Wednesday. The table shows the expectations of the council’s members for the
rate, for growth and for prices. The minutes of the meeting will be published tomorrow.
""",
    ),
    Report(
        key="bank-minutes",
        agency="national-bank",
        title="Minutes of the council",
        url="https://national-bank.example/minutes/rate-unchanged",
        filed_id="NB-M-118",
        filed=days_ago(9, "08:30"),
        text="""
The chair opened the discussion of the statement and proposed to shorten it. Members agreed that the table
should replace the final paragraphs, which repeated it in words. One member asked whether readers might miss
the last sentence. The chair said that it would remain in the minutes, where it belonged. The member asked
that this be minuted.

The council noted that one member would have preferred a higher rate and that no member had proposed a lower
one. The council will act in good time should the outlook change.

There being no further business, the meeting closed at 9.40. Coffee had been served twice.
""",
    ),
    Report(
        key="freight-quarter",
        agency="northern-freight",
        title="Traffic in the last quarter",
        url="https://northern-freight.example/traffic/last-quarter",
        filed_id="NF-Q-31",
        filed=days_ago(20, "09:00"),
        text="""
Northern Freight carried 4.1 million tonnes in the quarter under review, eight per cent more than in the
same quarter of last year. All regions have contributed to the recovery. Of the goods carried, grain and
building materials grew fastest; parcels declined.

Figures refer to lines operated by the company. Lines leased to third parties (Vellen Junction to Fen End,
Vellen Junction to the quarries) are not included, here or on the map. The company has been asked to show
them and will do so in grey in the next edition.

Punctuality was 91 per cent, measured at the first station.
""",
    ),
    Report(
        key="shippers-lines",
        agency="shippers-council",
        title="What the waybills say of the Fen and quarry lines",
        url="https://shippers-council.example/fen-and-quarry-lines",
        filed=days_ago(20, "14:15"),
        text="""
Since nobody publishes the traffic of the two lines beyond Vellen Junction, we have asked our members for
their waybills. They add up to 290,000 tonnes in the quarter, against 435,000 in the same quarter of last
year: a third less.

The fen line has lost sugar, since the refinery now takes its beet by road. The quarry line suffers from one
bridge, on which trains may go no faster than a man walks; two customers have given up waiting.

We do not know the traffic of firms that are not our members. There are, as far as we can tell, three, and
one of them repairs pianos.
""",
    ),
    Report(
        key="freight-night",
        agency="northern-freight",
        title="Night trains: lines, times, fares",
        url="https://northern-freight.example/night-trains",
        filed_id="NF-P-77",
        filed=hours_ago(10),
        text="""
From spring the company’s passenger branch will run night trains on three lines: Carrow to Almery, Carrow to
Vellen and Carrow to Kessin. Departure is at ten in the evening, arrival between six and seven. Eleven
sleeping carriages have been acquired from the railway museum and are being fitted with new mattresses.

Supplement for a bed: 38. Single compartment: 90. Bicycles free. Dogs at the fare of a child.

For two years the company bears the cost of diverting goods trains that give up their hours. This has been
put in writing. Tickets will be sold once the timetable is approved.
""",
    ),
    Report(
        key="shippers-night",
        agency="shippers-council",
        title="Who pays for the detour?",
        url="https://shippers-council.example/who-pays-for-the-detour",
        filed=hours_ago(9),
        text="""
Our members have nothing against people who sleep on trains. They have something against standing still
while others do. Three slow passenger trains between ten and six displace nine goods trains, which will have
to go round by the fen, forty-one kilometres longer and with a change of engine.

The company has told us that it will bear the difference for two years. We have asked what happens on the
first day of the third. The answer was that the question had been noted.

We ask the authority to put it into the permit before it approves the timetable, and not afterwards.
""",
    ),
    Report(
        key="cpa-annex",
        agency="carrow-press-association",
        title="Toll road: annex limits operator’s risk",
        url="https://carrow-pa.example/toll-road-annex",
        filed_id="CPA-7602",
        filed=days_ago(16, "11:20"),
        text="""
CARROW – An annex to the contract for the toll road to the coast limits the risk of the operator, two people
who have signed it told the Press Association. If fewer than 9,000 vehicles a day use the road, the state
makes up four fifths of the difference, for eleven years from the opening.

The annex, of nineteen pages, is not part of the public file. The ministry of works did not wish to comment
on papers outside the file. The operator announced an answer for the afternoon and then for another day.

The forecast on which the road was approved is 14,000 vehicles a day.
""",
    ),
    Report(
        key="gazette-contracts",
        agency="parliament-gazette",
        title="Register of contracts laid before the House: toll road Carrow–coast",
        url="https://parliament-gazette.example/contracts/toll-road",
        filed_id="PG-C-440",
        filed=days_ago(90, "10:00"),
        minutes=60,
        text="""
Laid before the House: contract for the construction and operation of a toll road from Carrow to the coast,
240 pages. The operator bears the risk of traffic (article 18). Forecast for the first year of operation:
14,000 vehicles a day. The existing road remains open and free of toll; present traffic on it is 6,200
vehicles a day.

Annexes laid: A (drawings), B (noise), C (archaeology). No member having asked for further annexes, the
contract was noted without a vote. Copies may be had from the office of the clerk on working days between
nine and noon.
""",
    ),
    Report(
        key="statistics-harvest",
        agency="office-of-statistics",
        title="Grain harvest: final estimate",
        url="https://statistics.example/grain-harvest",
        filed_id="OS-2207",
        filed=hours_ago(5),
        embargo=in_days(1, "11:00"),
        text="""
EMBARGOED. The grain harvest is estimated at 7.4 million tonnes, against 6.9 million in the forecast of
August. Wheat accounts for 66 per cent, barley for 25 per cent, other cereals for the remainder.

Average moisture at delivery was 16.1 per cent. At the standard moisture of 14 per cent the harvest
corresponds to 7.2 million tonnes. The press release gives the first figure; the tables give both.

Yields were 20 per cent above the mean of ten years in the uplands and 10 per cent below it on the lower
Orde. The estimate rests on 4,300 fields, chosen by lot and cut by hand.
""",
    ),
    Report(
        key="cpa-mills",
        agency="carrow-press-association",
        title="Mills to deduct cost of drying",
        url="https://carrow-pa.example/mills-drying",
        filed_id="CPA-7740",
        filed=hours_ago(6),
        text="""
CARROW – Farmers who deliver wet grain will be paid less for it, the association of mills says. It puts the
cost of drying at nine a tonne for each delivery above the limit of fourteen per cent and recommends that
its members deduct it from the price.

Most of the smaller mills have no drier of their own and pass wet grain on to those that do. How they will
account for it is open. “We shall find a way that is fair,” the association’s chairman said, “or at any rate
the same for all.” The farmers’ union called the deduction a tax on rain.
""",
    ),
)

POWER = (
    Report(
        key="grid-denial",
        agency="upland-grid",
        title="No timetable for cuts, company says",
        url="https://upland-grid.example/press/no-timetable",
        filed_id="UG-P-512",
        filed=days_ago(24, "13:00"),
        text="""
Reports of a timetable for cuts in the coming winter are without foundation. There is no such timetable.
Supply is secure, reserves are full, and the lines from the south are to be back in service before the first
frost.

Like every operator of a grid the company considers all kinds of events. To consider is not to plan.
Customers need not take any steps. In particular they are asked not to buy generators, which are dangerous
in closed rooms and disturb the neighbours.

Questions may be put to the press office, which is open on working days and which will not comment further
on this subject.
""",
    ),
    Report(
        key="grid-bulletin",
        agency="upland-grid",
        title="Technical bulletin 77: rotation of districts",
        url="https://upland-grid.example/bulletins/77",
        filed_id="UG-B-77",
        filed=days_ago(3, "15:40"),
        minutes=40,
        text="""
For use by switching staff and licensed electricians. Where demand exceeds the capacity of the lines,
districts are disconnected in rotation. There are 64 districts and four evening slots of two hours, from
four in the afternoon until midnight. Three districts are disconnected in each slot. The order advances each
night, so that no district is called upon twice within five days.

Exempt: hospitals with a supply of their own, waterworks, railway signal boxes. Not exempt: all others,
including nursing homes, bakeries and drainage pumps.

Notice: four hours, by radio. The list of districts with their first slots follows on pages 3 to 11.
Bulletin 76 is withdrawn.
""",
    ),
    Report(
        key="cpa-hospitals",
        agency="carrow-press-association",
        title="Hospitals ask for eight days’ notice of power cuts",
        url="https://carrow-pa.example/hospitals-power",
        filed_id="CPA-7726",
        filed=days_ago(2, "16:30"),
        text="""
CARROW – Regional hospitals would need eight days to prepare for rolling cuts, their association told the
Press Association. Twelve of thirty-one have no generator of their own that could carry an operating
theatre; machines would have to be hired and brought in by lorry.

Nobody has told them that they should. The association heard of the bulletin of Upland Grid from a newspaper
that asked for comment. A spokesman of the company called the bulletin a rehearsal. “A fire drill is not a
fire,” he said. The association replied that it would be glad to be told of the drill.
""",
    ),
)

STATE = (
    Report(
        key="court-judgment",
        agency="administrative-court",
        title="Judgment in the matter of the contract register",
        url="https://administrative-court.example/judgments/contract-register",
        filed_id="AC-914",
        filed=days_ago(1, "11:00"),
        text="""
The ministry is ordered to give access to its register of contracts within sixty days, as regards every
contract above 50,000 concluded since 1 January 2019, including the name of the contractor, the price and
each later change of either.

Reasons. The ministry submits that the register is a tool of its staff. The court does not share that view.
What forty people consult each morning in order to know what the State has promised is not a notebook. It is
the State’s memory, and the public is entitled to be reminded.

Access may be refused as regards the guarding of buildings, the names of natural persons selling their own
work, and, for five years, offers that were not accepted. Leave to appeal is given; the time for it is
thirty days.
""",
    ),
    Report(
        key="cpa-register",
        agency="carrow-press-association",
        title="Ministry studies ruling on register",
        url="https://carrow-pa.example/ministry-studies-ruling",
        filed_id="CPA-7731",
        filed=days_ago(1, "12:45"),
        text="""
CARROW – The ministry of works is reading the reasons of the Administrative Court’s ruling and will decide
in the third week of the month’s term whether to appeal, a spokeswoman said. The register holds about 31,000
entries. It is kept by four clerks, on a system whose maker no longer answers the telephone.

The association of small builders, one of the plaintiffs, spoke of a good day for those who have lost a
tender and never learned to whom. The other plaintiffs are a retired inspector of bridges and the newspaper
The Public Record.
""",
    ),
    Report(
        key="gazette-first-draft",
        agency="parliament-gazette",
        title="Border service: draft budget, first text",
        url="https://parliament-gazette.example/drafts/border-budget-1",
        filed_id="PG-D-61",
        filed=days_ago(170, "10:00"),
        minutes=45,
        text="""
Draft of an act on the budget of the border service. Total: 640 million. Clause 7: two hundred and twenty
guards are engaged. Clause 8: their pay follows that of the police. Clauses 12 to 15: four watchtowers are
built, at the places named in the annex.

Clause 31: the service reports to Parliament each quarter on the use of the means granted. Clauses 40 to 43:
at three crossings, shelters with heating, water and light are kept for persons who wait.

Read a first time and referred to the committee on the interior. The committee reports before the summer
recess.
""",
    ),
    Report(
        key="gazette-second-draft",
        agency="parliament-gazette",
        title="Border service: draft budget, text of the committee",
        url="https://parliament-gazette.example/drafts/border-budget-2",
        filed_id="PG-D-61a",
        filed=hours_ago(26),
        text="""
Draft of an act on the budget of the border service, as it comes from the committee. Total: 640 million.
Clause 7: ninety guards are engaged. Clause 8: one hundred and thirty officers are seconded by the police,
whose budget bears their pay. Clauses 12 to 15: four watchtowers are leased, for a term of twenty years.

Clause 31: the service reports to the committee each year. Clauses 40 to 43: shelters are kept at crossings
as circumstances allow.

Changes are not marked. The House meets out of session for the second and third reading.
""",
    ),
    Report(
        key="gazette-order",
        agency="parliament-gazette",
        title="Order of the sitting",
        url="https://parliament-gazette.example/order/border-budget",
        filed_id="PG-O-12",
        filed=hours_ago(4),
        text="""
The House meets at nine. Single item: budget of the border service, second and third reading. The rapporteur
of the committee has forty minutes. Each group has ten minutes, members without a group five together.
Amendments may be handed in until ten, in writing, with six copies.

The vote is called for half past twelve and taken by roll. The gallery is open; visitors are asked to leave
umbrellas and banners in the cloakroom.

The library is heated for the first time this season. The lift on the north stair remains out of service.
""",
    ),
    Report(
        key="cpa-border",
        agency="carrow-press-association",
        title="House recalled for border budget",
        url="https://carrow-pa.example/house-recalled",
        filed_id="CPA-7733",
        filed=hours_ago(9),
        text="""
CARROW – Parliament has been recalled nine days before the end of its recess to vote on the budget of the
border service. The government wants to sign contracts before snow closes the passes, the interior minister
said; after that, nothing can be brought up until the spring.

The opposition does not object to the date but to the draft, which it says it received on paper, at night,
without a word on what had changed. The chair of the committee answered that members can read. A vote is
expected around noon.
""",
    ),
    Report(
        key="gazette-coalition",
        agency="parliament-gazette",
        title="Agreement of the majority groups",
        url="https://parliament-gazette.example/agreements/majority",
        filed_id="PG-A-3",
        filed=hours_ago(11.5),
        text="""
The groups named below have agreed to form a majority for the term of this House. The text of their
agreement, of 88 pages, is printed as it was handed in.

Chapter one: principles. The partners shall improve roads. They should look into rents. They will endeavour
to shorten the time until a court decides. Chapter two: money. In the event that revenue falls short, the
partners agree that. Chapter three: schools.

A committee of four members, two from each group, meets when required and decides unanimously. The agreement
ends with the term of the House, or when one partner says so.
""",
    ),
    Report(
        key="cpa-minutes",
        agency="carrow-press-association",
        title="Vellen: minutes of flood meeting cannot be found",
        url="https://carrow-pa.example/vellen-minutes",
        filed_id="CPA-7698",
        filed=days_ago(3, "16:30"),
        text="""
VELLEN – The minutes of a meeting between the mayor and the minister of works on the night of the flood
cannot be found, the town hall says. They were written by the clerk, placed in the safe, and missed when the
council asked for them.

The mayor says that the minister promised a dyke within three years. The minister says that he promised to
have one examined. A tender for the examination has been published, at 400,000. The council’s engineer puts
the dyke at 19 million.

There are three keys to the safe. Their holders say that they have not used them.
""",
    ),
    Report(
        key="ballot-list",
        agency="ballot-watch",
        title="Where we stood: 3,102 polling places, and sixteen gaps",
        url="https://ballot-watch.example/where-we-stood",
        filed=hours_ago(7.5),
        text="""
In two months 900 volunteers have walked to each of the 3,118 polling places on the authority’s list. At
3,102 they found a door. Sixteen they did not find: nine schools that have moved, four streets spelt
otherwise, a bakery that stands on the list twice, and a vessel that went down in 2016.

We have marked the gaps and not filled them. We are not the authority. We say where we stood.

At 412 places there are steps and no ramp. A person in a wheelchair will have to be carried, or vote by
letter, for which the term ends on Friday week.
""",
    ),
    Report(
        key="cpa-authority",
        agency="carrow-press-association",
        title="Election authority to write to 11,400 voters",
        url="https://carrow-pa.example/election-authority-letters",
        filed_id="CPA-7742",
        filed=hours_ago(6.8),
        text="""
CARROW – The election authority will write to 11,400 voters whose polling place has a wrong address on its
list. The letters are to arrive no later than ten days before the vote. The list had been drawn up from that
of the last election, a spokeswoman said, and that one from the list before; somewhere a school had moved,
and then others.

She thanked the observers for having walked. The authority itself has eleven members of staff for 3,118
places. Asked about the ship, she said that it had been a very good place to vote in its time.
""",
    ),
    Report(
        key="register-quotation",
        agency="truce-register",
        title="Four hundred quotations and what became of them",
        url="https://truce-register.example/papers/quotations",
        filed=days_ago(80, "10:00"),
        minutes=150,
        text="""
For one month the Register followed 400 quotations from the statement in which they first appeared to the
last paper that printed them. Thirty-six, every eleventh, did not arrive as they had set out.

Most changes were small and kindly meant: a stammer smoothed, a repetition dropped, a “perhaps” left out for
the sake of length. Four turned the meaning. In none of these four could we find the hand that had done it,
since no report named the one from which it had the words.

We recommend that those who quote keep a copy of what they quote, and say which.
""",
    ),
    Report(
        key="orsava-bridge",
        agency="orsava-regional-news",
        title="Bridge closed after strike, traffic diverted",
        url="https://orsava-news.example/bridge-closed",
        filed_id="ORN-0482",
        filed=days_ago(6, "22:18"),
        minutes=11,
        text="""
The road bridge at Orsava was struck this evening shortly after ten o’clock and is closed to all traffic
until further notice. The eastern approach is damaged. The deck is cracked over some thirty metres. There
was nobody on the bridge.

Police have closed both approaches between the cemetery and the old customs house. Drivers are directed to
the ferry at Lomna, forty kilometres to the south, which takes twelve lorries on each crossing. There is no
ferry between midnight and five.

The bridge serves a district of 60,000 people and is the way by which the eastern bank receives its bread.
The administration will report in the morning on the length of the repairs and on the footway.
""",
    ),
)

RIVER = (
    Report(
        key="institut-study",
        agency="institut-wasserrecht",
        title="Zwei Fassungen, ein Fluss: Artikel 4 des Sabran-Vertrags von 1931",
        url="https://institut-wasserrecht.example/studien/sabran-artikel-4",
        language="de",
        filed=days_ago(120, "09:00"),
        minutes=200,
        text="""
Der Vertrag von 1931 liegt in zwei gleichermaßen verbindlichen Fassungen vor. Artikel 4 verpflichtet den
Oberliegerstaat, in einer Zeit des Mangels ein Drittel des Abflusses durchzulassen: nach der englischen
Fassung des gemessenen, nach der arabischen des gewöhnlichen.

Die Entwürfe erlauben es, den Ursprung der Abweichung zu bestimmen. Bis zum vierten Entwurf steht in beiden
Sprachen „gewöhnlich“. Im fünften ist das englische Wort mit Bleistift ersetzt; die arabische Reinschrift
war zu diesem Zeitpunkt bereits ausgefertigt.

Für Streitfälle sieht Artikel 9 den Briefwechsel, ein gemeinsames Abendessen und zuletzt den Spruch des
Hafenmeisters von Marsa Sabran vor. Das Amt ist seit der Verlandung des Hafens im Jahr 1962 nicht mehr
besetzt. Eine Nachfolge regelt der Vertrag nicht.
""",
    ),
    Report(
        key="alwadi-claim",
        agency="al-wadi",
        title="الوزارة تطالب بثلث الجريان المعتاد في السنة الجافة",
        url="https://al-wadi.example/ar/thulth-al-jarayan",
        filed_id="AW-5520",
        language="ar",
        filed=days_ago(60, "12:00"),
        text="""
طالبت وزارة المياه بأن تُطلق دولة المنبع ثلث الجريان المعتاد لنهر السبران، كما تنصّ المادة الرابعة من معاهدة
عام 1931 في نصّها العربي. وقالت الوزارة في بيان إن القراءة عند مقياس القصر هبطت في حزيران تحت الخط النحاسي
الذي يدلّ على السنة الجافة، وإن شرط المادة قد تحقّق بذلك.

وأضاف البيان أن ما يصل إلى دار سليم لا يكفي لسقي نصف الأراضي المزروعة، وأن الوزارة كتبت مرتين إلى نظيرتها في
بلد المنبع ولم تتلقَّ سوى إشعار بالاستلام. ولم يحدّد البيان موعدًا للعشاء المشترك الذي تنصّ عليه المادة
التاسعة، وهو الخطوة التالية.
""",
    ),
    Report(
        key="longitude-sabran",
        agency="longitude",
        title="Upper Sabran says it releases what the treaty asks",
        url="https://longitude.example/sabran-upper-ministry",
        filed_id="LN-SAB-0117",
        filed=days_ago(58, "17:40"),
        text="""
The country on the upper Sabran rejects the claim that it withholds water from the one below. It releases a
third of what is measured at Kasr, as the treaty of 1931 asks, its ministry told Longitude, and a little
more on holidays.

The Joint Commission, which has taken readings at Kasr and at Dar Salim every hour since 1958, may publish
them only with the consent of both members. They last gave it in 1996, at a sitting of four minutes. A
yearbook with monthly means is deposited at libraries.

The ministry called the board that has been put up at Dar Salim unfriendly. It is considering a board of its
own.
""",
    ),
    Report(
        key="alwadi-gauge",
        agency="al-wadi",
        title="لوح على جسر دار سليم: قراءات المقياس يومًا بيوم",
        url="https://al-wadi.example/ar/lawh-dar-salim",
        filed_id="AW-5611",
        language="ar",
        filed=days_ago(30, "07:30"),
        text="""
منذ آب من السنة الجافة يجد المارّون على جسر دار سليم كل صباح رقمًا جديدًا مكتوبًا بالطباشير على لوح خشبي.
إنه قراءة مقياس النهر عند السابعة، بالأمتار المكعبة في الثانية. تكتبه موظفة المياه سلمى الراوي بعد أن تنزل
الدرج الحجري وتقرأ العلامة بنفسها.

وكانت القراءات تُدوَّن من قبل في دفاتر لا يطّلع عليها أحد. وتقول الراوي إنها لم تتلقَّ أمرًا بتعليق اللوح
ولا أمرًا بإنزاله، وإنها تكتب الرقم ولا تفسّره، ومن أراد أن يتأكّد فالدرج مفتوح. وتنشر الوكالة القراءات
كاملة في جدول أسفل هذا الخبر، يومًا بيوم، منذ أول لوح.
""",
    ),
)

REPORTS = (*TALKS, *HARBOUR, *MONEY, *POWER, *STATE, *RIVER)
