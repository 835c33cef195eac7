"""The names of countries in the other languages of the readers' pages, from the Unicode CLDR."""


def table(text: str) -> dict[str, str]:
    """Read "AD Andorra; AE …" as names by their codes (ISO 3166-1 alpha-2)."""
    return dict(line.strip().split(" ", 1) for line in text.replace("\n", " ").split(";"))


GERMAN = table("""
AD Andorra; AE Vereinigte Arabische Emirate; AF Afghanistan; AG Antigua und Barbuda; AI Anguilla; AL
Albanien; AM Armenien; AO Angola; AQ Antarktis; AR Argentinien; AS Amerikanisch-Samoa; AT Österreich; AU
Australien; AW Aruba; AX Ålandinseln; AZ Aserbaidschan; BA Bosnien und Herzegowina; BB Barbados; BD
Bangladesch; BE Belgien; BF Burkina Faso; BG Bulgarien; BH Bahrain; BI Burundi; BJ Benin; BL St. Barthélemy;
BM Bermuda; BN Brunei Darussalam; BO Bolivien; BQ Karibische Niederlande; BR Brasilien; BS Bahamas; BT
Bhutan; BV Bouvetinsel; BW Botsuana; BY Belarus; BZ Belize; CA Kanada; CC Kokosinseln; CD Kongo-Kinshasa; CF
Zentralafrikanische Republik; CG Kongo-Brazzaville; CH Schweiz; CI Côte d’Ivoire; CK Cookinseln; CL Chile;
CM Kamerun; CN China; CO Kolumbien; CR Costa Rica; CU Kuba; CV Cabo Verde; CW Curaçao; CX Weihnachtsinsel;
CY Zypern; CZ Tschechien; DE Deutschland; DJ Dschibuti; DK Dänemark; DM Dominica; DO Dominikanische
Republik; DZ Algerien; EC Ecuador; EE Estland; EG Ägypten; EH Westsahara; ER Eritrea; ES Spanien; ET
Äthiopien; FI Finnland; FJ Fidschi; FK Falklandinseln; FM Mikronesien; FO Färöer; FR Frankreich;
GA Gabun; GB UK; GD Grenada; GE Georgien; GF Französisch-Guayana; GG Guernsey; GH Ghana; GI Gibraltar; GL
Grönland; GM Gambia; GN Guinea; GP Guadeloupe; GQ Äquatorialguinea; GR Griechenland; GS Südgeorgien und die
Südlichen Sandwichinseln; GT Guatemala; GU Guam; GW Guinea-Bissau; GY Guyana; HK Hongkong; HM Heard und
McDonaldinseln; HN Honduras; HR Kroatien; HT Haiti; HU Ungarn; ID Indonesien; IE Irland; IL Israel; IM Isle
of Man; IN Indien; IO Britisches Territorium im Indischen Ozean; IQ Irak; IR Iran; IS Island; IT Italien; JE
Jersey; JM Jamaika; JO Jordanien; JP Japan; KE Kenia; KG Kirgisistan; KH Kambodscha; KI Kiribati; KM
Komoren; KN St. Kitts und Nevis; KP Nordkorea; KR Südkorea; KW Kuwait; KY Kaimaninseln; KZ Kasachstan; LA
Laos; LB Libanon; LC St. Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Litauen; LU
Luxemburg; LV Lettland; LY Libyen; MA Marokko; MC Monaco; MD Republik Moldau; ME Montenegro; MF St. Martin;
MG Madagaskar; MH Marshallinseln; MK Nordmazedonien; ML Mali; MM Myanmar; MN Mongolei; MO Macau; MP
Nördliche Marianen; MQ Martinique; MR Mauretanien; MS Montserrat; MT Malta; MU Mauritius; MV Malediven; MW
Malawi; MX Mexiko; MY Malaysia; MZ Mosambik; NA Namibia; NC Neukaledonien; NE Niger; NF Norfolkinsel; NG
Nigeria; NI Nicaragua; NL Niederlande; NO Norwegen; NP Nepal; NR Nauru; NU Niue; NZ Neuseeland; OM Oman; PA
Panama; PE Peru; PF Französisch-Polynesien; PG Papua-Neuguinea; PH Philippinen; PK Pakistan; PL Polen; PM
St. Pierre und Miquelon; PN Pitcairninseln; PR Puerto Rico; PS Palästina; PT Portugal; PW Palau; PY
Paraguay; QA Katar; RE Réunion; RO Rumänien; RS Serbien; RU Russland; RW Ruanda; SA Saudi-Arabien; SB
Salomonen; SC Seychellen; SD Sudan; SE Schweden; SG Singapur; SH St. Helena; SI Slowenien; SJ Spitzbergen
und Jan Mayen; SK Slowakei; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS
Südsudan; ST São Tomé und Príncipe; SV El Salvador; SX Sint Maarten; SY Syrien; SZ Eswatini; TC Turks- und
Caicosinseln; TD Tschad; TF Französische Süd- und Antarktisgebiete; TG Togo; TH Thailand; TJ Tadschikistan;
TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunesien; TO Tonga; TR Türkei; TT Trinidad und Tobago; TV
Tuvalu; TW Taiwan; TZ Tansania; UA Ukraine; UG Uganda; UM Amerikanische Überseeinseln; US USA; UY Uruguay;
UZ Usbekistan; VA Vatikanstadt; VC St. Vincent und die Grenadinen; VE Venezuela; VG Britische
Jungferninseln; VI Amerikanische Jungferninseln; VN Vietnam; VU Vanuatu; WF Wallis und Futuna; WS Samoa; YE
Jemen; YT Mayotte; ZA Südafrika; ZM Sambia; ZW Simbabwe
""")

ARABIC = table("""
AD أندورا; AE الإمارات العربية المتحدة; AF أفغانستان; AG أنتيغوا وبربودا; AI أنغويلا; AL ألبانيا; AM
أرمينيا; AO أنغولا; AQ أنتاركتيكا; AR الأرجنتين; AS ساموا الأمريكية; AT النمسا; AU أستراليا; AW أروبا; AX
جزر آلاند; AZ أذربيجان; BA البوسنة والهرسك; BB بربادوس; BD بنغلاديش; BE بلجيكا; BF بوركينا فاسو; BG بلغاريا;
BH البحرين; BI بوروندي; BJ بنين; BL سان بارتليمي; BM برمودا; BN بروناي; BO بوليفيا; BQ هولندا الكاريبية; BR
البرازيل; BS جزر البهاما; BT بوتان; BV جزيرة بوفيه; BW بوتسوانا; BY بيلاروس; BZ بليز; CA كندا; CC جزر كوكوس
(كيلينغ); CD الكونغو - كينشاسا; CF جمهورية أفريقيا الوسطى; CG الكونغو - برازافيل; CH سويسرا; CI ساحل العاج;
CK جزر كوك; CL تشيلي; CM الكاميرون; CN الصين; CO كولومبيا; CR كوستاريكا; CU كوبا; CV الرأس الأخضر; CW
كوراساو; CX جزيرة كريسماس; CY قبرص; CZ التشيك; DE ألمانيا; DJ جيبوتي; DK الدانمرك; DM دومينيكا; DO جمهورية
الدومينيكان; DZ الجزائر; EC الإكوادور; EE إستونيا; EG مصر; EH الصحراء الغربية; ER إريتريا; ES إسبانيا; ET
إثيوبيا; FI فنلندا; FJ فيجي; FK جزر فوكلاند; FM ميكرونيزيا; FO جزر فارو; FR فرنسا; GA
الغابون; GB المملكة المتحدة; GD غرينادا; GE جورجيا; GF غويانا الفرنسية; GG غيرنزي; GH غانا; GI جبل طارق; GL
غرينلاند; GM غامبيا; GN غينيا; GP غوادلوب; GQ غينيا الاستوائية; GR اليونان; GS جورجيا الجنوبية وجزر ساندويتش
الجنوبية; GT غواتيمالا; GU غوام; GW غينيا بيساو; GY غيانا; HK هونغ كونغ; HM جزيرة هيرد وجزر ماكدونالد; HN
هندوراس; HR كرواتيا; HT هايتي; HU هنغاريا; ID إندونيسيا; IE أيرلندا; IL إسرائيل; IM جزيرة مان; IN الهند; IO
الإقليم البريطاني في المحيط الهندي; IQ العراق; IR إيران; IS آيسلندا; IT إيطاليا; JE جيرسي; JM جامايكا; JO
الأردن; JP اليابان; KE كينيا; KG قيرغيزستان; KH كمبوديا; KI كيريباتي; KM جزر القمر; KN سانت كيتس ونيفيس; KP
كوريا الشمالية; KR كوريا الجنوبية; KW الكويت; KY جزر كايمان; KZ كازاخستان; LA لاوس; LB لبنان; LC سانت لوسيا;
LI ليختنشتاين; LK سريلانكا; LR ليبيريا; LS ليسوتو; LT ليتوانيا; LU لوكسمبورغ; LV لاتفيا; LY ليبيا; MA
المغرب; MC موناكو; MD مولدوفا; ME الجبل الأسود; MF سان مارتن; MG مدغشقر; MH جزر مارشال; MK مقدونيا الشمالية;
ML مالي; MM ميانمار (بورما); MN منغوليا; MO مكاو; MP جزر ماريانا الشمالية; MQ جزر المارتينيك; MR موريتانيا;
MS مونتسرات; MT مالطا; MU موريشيوس; MV جزر المالديف; MW ملاوي; MX المكسيك; MY ماليزيا; MZ موزمبيق; NA
ناميبيا; NC كاليدونيا الجديدة; NE النيجر; NF جزيرة نورفولك; NG نيجيريا; NI نيكاراغوا; NL هولندا; NO النرويج;
NP نيبال; NR ناورو; NU نيوي; NZ نيوزيلندا; OM عُمان; PA بنما; PE بيرو; PF بولينيزيا الفرنسية; PG بابوا غينيا
الجديدة; PH الفلبين; PK باكستان; PL بولندا; PM سان بيير ومكويلون; PN جزر بيتكيرن; PR بورتوريكو; PS فلسطين;
PT البرتغال; PW بالاو; PY باراغواي; QA قطر; RE روينيون; RO رومانيا; RS صربيا; RU روسيا; RW رواندا; SA
المملكة العربية السعودية; SB جزر سليمان; SC سيشل; SD السودان; SE السويد; SG سنغافورة; SH سانت هيلينا; SI
سلوفينيا; SJ سفالبارد وجان ماين; SK سلوفاكيا; SL سيراليون; SM سان مارينو; SN السنغال; SO الصومال; SR
سورينام; SS جنوب السودان; ST ساو تومي وبرينسيبي; SV السلفادور; SX سانت مارتن; SY سوريا; SZ إسواتيني; TC جزر
توركس وكايكوس; TD تشاد; TF الأقاليم الجنوبية الفرنسية; TG توغو; TH تايلاند; TJ طاجيكستان; TK توكيلاو; TL
تيمور - ليشتي; TM تركمانستان; TN تونس; TO تونغا; TR تركيا; TT ترينيداد وتوباغو; TV توفالو; TW تايوان; TZ
تنزانيا; UA أوكرانيا; UG أوغندا; UM جزر الولايات المتحدة النائية; US الولايات المتحدة; UY أورغواي; UZ
أوزبكستان; VA الفاتيكان; VC سانت فنسنت وجزر غرينادين; VE فنزويلا; VG جزر فيرجن البريطانية; VI جزر فيرجن
الأمريكية; VN فيتنام; VU فانواتو; WF جزر والس وفوتونا; WS ساموا; YE اليمن; YT مايوت; ZA جنوب أفريقيا; ZM
زامبيا; ZW زيمبابوي
""")
