"""The Sabran: a long read in English, and a story in Arabic."""

from newsroom.demo.content.kinds import Edits, Story, published, updated
from newsroom.demo.content.moments import days_ago

TREATIES = Story(
    slug="one-river-two-treaties",
    headline="One river, two treaties",
    standfirst=(
        "For ninety years two countries have shared the Sabran under a treaty in two languages. The texts "
        "differ by one word. In a dry year the word is worth more than the river."
    ),
    dateline="Marsa Sabran",
    tags=("water", "politics", "energy"),
    bylines=("leyla-haddad",),
    picture="river",
    begun=days_ago(24, "09:00"),
    long_read=True,
    cites={
        "institut-study": "The two texts side by side, the drafts of 1931, and how the difference came about.",
        "alwadi-claim": "What the lower country asks for, and on which text.",
        "longitude-sabran": "What the upper country answers; what the commission may publish.",
        "alwadi-gauge": "The readings at Dar Salim, day by day.",
    },
    related=("the-winter-timetable-that-was-said-not-to-exist", "miqyas-dar-salim"),
    body="""
<p>The treaty fits on three sheets. It was signed in 1931, in the customs house of Marsa Sabran, in English
and in Arabic, and both texts are in its own words “equally true”.[[institut-study]] For ninety years hardly
anybody asked what happens where they are not.</p>
<p>Then came the dry year. In its June the Sabran fell below the brass line at the Kasr gauge that marks a
dry year. The lower country asked for the water which it is owed in such a year.[[alwadi-claim]] The upper
country replied that it was already giving it.[[longitude-sabran]] Both had read the treaty. They had not
read the same one.</p>
<h2>The word</h2>
<p>Article 4 obliges the upper country to let the river pass, even when there is little of it. The English
text says how much:</p>
<blockquote><p>In a season of scarcity the Upper State shall release not less than one third of the
<em>measured</em> flow.[[institut-study]]</p></blockquote>
<p>The Arabic text says:</p>
<blockquote><p><span lang="ar" dir="rtl">على دولة المنبع، في كل موسم شحّ، أن تُطلق ما لا يقلّ عن ثلث الجريان
المعتاد.</span>[[institut-study]]</p></blockquote>
<p>Its last word, <span lang="ar" dir="rtl">المعتاد</span>, does not mean “measured”. It means “customary”:
a third not of the water that is there, but of the water that usually is. At Lindau, on Lake Constance, the
institute for water law has compared the drafts. Up to the fourth, both texts said “customary”. In the fifth
somebody changed the English one, in pencil. The clerk who made the Arabic fair copy had gone home by
then.[[institut-study]]</p>
[[figure:gauge]]
<h2>What it is worth</h2>
<p>In a wet year, nothing: a third of much is much, by either text. The difference grows as the river
shrinks.</p>
<table>
<thead>
<tr><th scope="col">Month</th><th scope="col">Usual flow</th><th scope="col">The dry year</th><th
scope="col">A third of the usual</th><th scope="col">A third of the measured</th></tr>
</thead>
<tbody>
<tr><th scope="row">June</th><td>540</td><td>310</td><td>180</td><td>103</td></tr>
<tr><th scope="row">July</th><td>430</td><td>205</td><td>143</td><td>68</td></tr>
<tr><th scope="row">August</th><td>330</td><td>124</td><td>110</td><td>41</td></tr>
<tr><th scope="row">September</th><td>300</td><td>94</td><td>100</td><td>31</td></tr>
</tbody>
</table>
<p>The figures are cubic metres a second (m<sup>3</sup>/s) at Kasr, the upper gauge; the readings at Dar
Salim, ninety kilometres below, are lower by what the canal takes
out.[[longitude-sabran]][[alwadi-gauge]]</p>
<aside class="pullquote"><p>In September, a third of the usual river was more than the whole
river.</p></aside>
<h2>Who counts</h2>
<p>Three bodies measure the Sabran, and each is right about something else:</p>
<ul>
<li><p>the <strong>upper ministry</strong> at Kasr, above its canal;</p></li>
<li><p>the <strong>lower ministry</strong> at Dar Salim, below it;</p></li>
<li><p>the <strong>Joint Commission</strong> at both places, every hour, since 1958. It may publish its
readings only if both members agree. They agreed last in 1996.[[longitude-sabran]]</p></li>
</ul>
<p>In that August the lower ministry began to hang out its own readings at the bridge of Dar Salim, on a
board, for everyone to see.[[alwadi-gauge]] The upper one called that unfriendly, and a week later put up a
board as well.</p>
<p>A recording of the commission’s last public sitting has survived. It lasts four minutes.</p>
<figure class="embed"><a href="https://www.youtube.com/watch?v=SabranRiver">The sitting of 1996, as recorded
by a visitor</a></figure>
<h2>Who could decide</h2>
<p>The treaty has thought of quarrels too. Article 9 lays down three steps:</p>
<ol>
<li><p>the two ministers are to write to each other;</p></li>
<li><p>if that does not help, they are to dine together;</p></li>
<li><p>if that does not help either, the harbour master of Marsa Sabran decides.</p></li>
</ol>
<p>The letters have been written. The dinner has been put off twice. The harbour silted up in 1962; there
has been no master since.[[institut-study]] The customs house in which the treaty was signed is a school
today. Its pupils measure the river on Mondays, for practice, with a stick. This week they read 91.</p>
<hr>
<p><em>The flow figures in the table were read from the commission’s yearbook and from the two boards. Where
they differ, we have taken the lower one.</em></p>
""",
    life=(
        *published(days_ago(12, "07:00")),
        *updated(
            days_ago(7, "12:30"),
            "Added the pupils’ reading of this week, and the third postponement of the dinner.",
            Edits(
                body=(
                    ("The dinner has been put off twice.", "The dinner has been put off for a third time."),
                    (
                        "This week they read 91.",
                        "Last week they read 91, this week 96. It has rained in the hills.",
                    ),
                )
            ),
        ),
    ),
)

GAUGE = Story(
    slug="miqyas-dar-salim",
    language="ar",
    headline="لوح خشبي على جسر دار سليم يقول للناس كم يجري في نهرهم",
    standfirst=(
        "منذ السنة الجافة تُعلَّق قراءة مقياس السبران كل صباح على جسر البلدة. "
        "رقم واحد بالطباشير صار أول ما يسأل عنه الناس، كما تفيد وكالة الوادي."
    ),
    dateline="دار سليم",
    tags=("water", "general-news"),
    bylines=("leyla-haddad",),
    picture="gauge",
    caption="مقياس النهر عند الجسر: خطّ النحاس علامة السنة الجافة.",
    begun=days_ago(2, "08:40"),
    cites={
        "alwadi-gauge": "قراءات المقياس يومًا بيوم، ووصف اللوح ومن يكتب عليه.",
        "institut-study": "ما تقوله المعاهدة عن السنة الجافة.",
    },
    related=("one-river-two-treaties",),
    body="""
<p>عند السابعة من كل صباح تنزل موظفة المياه سلمى الراوي درج الجسر الحجري في دار سليم، وتقرأ الرقم على
المقياس، ثم تصعد وتكتبه بالطباشير على لوح خشبي معلّق قرب موقف الحافلات. لا تكتب شيئًا غيره: رقم واحد،
بالأمتار المكعبة في الثانية.[[alwadi-gauge]]</p>
<p>بدأ ذلك في آب من تلك السنة، حين هبط النهر تحت الخط النحاسي الذي يدلّ على السنة الجافة. كانت القراءات قبل
ذلك تُحفظ في دفاتر الوزارة ولا تُنشر. وتقول الوكالة إن أحدًا لم يأمر بتعليق اللوح، وإن أحدًا لم يأمر
بإنزاله.[[alwadi-gauge]]</p>
<p>صار الرقم حديث البلدة. يقف المزارعون أمامه قبل أن يفتحوا سواقيهم، ويسأل الأطفال بعضهم بعضًا عنه في الطريق
إلى المدرسة، ويكتبه صاحب المقهى على فاتورة الشاي. وفي الأسبوع الماضي، حين نسيت الموظفة أن تغيّره، جاءها سبعة
أشخاص يسألون عن صحتها.</p>
<h2>لماذا يهمّ الرقم</h2>
<p>تقسم معاهدة عام 1931 مياه السبران بين بلدين. وهي مكتوبة بلغتين، ونصّاها متساويان في القوة، غير أنهما
يختلفان في كلمة واحدة: فالنص العربي يمنح بلد المصبّ ثلث الجريان «المعتاد»، والنص الإنكليزي ثلث الجريان
«المقيس».[[institut-study]] وفي سنة جافة يتّسع الفرق بين الكلمتين حتى يصير أكبر من النهر نفسه.</p>
<p>لا يحسم اللوح هذا الخلاف. لكنه يضع أمام الناس ما لم يروه من قبل. تقول سلمى الراوي: «أنا لا أفسّر الرقم،
أنا أكتبه فقط. ومن أراد أن يتأكّد فالدرج مفتوح، وليقرأ بنفسه.»[[alwadi-gauge]]</p>
<p>وكان الرقم صباح أمس 71.</p>
""",
    life=published(days_ago(2, "11:30")),
)

STORIES = (GAUGE, TREATIES)
