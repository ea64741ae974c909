package quantity

// commonWords are understood in every language: signs and Latin symbols.
const commonWords = `
%: % ‰
$USD: $ usd us$
$EUR: € eur
$GBP: £ gbp
$CNY: ¥ cny rmb
$RUB: ₽ rub
$AFN: ؋ afn
$TJS: tjs
$KZT: ₸
ukm: km
um: m
ucm: cm
umm: mm
uMW: mw
uGW: gw
ukW: kw
uTWh: twh
ukWh: kwh
ukg: kg
uha: ha
ukm/h: kmh kph
u°C: ℃ °_c
udegree: °
u°F: ℉ °_f
*1000: k
*1e6: mln mn
*1e9: bn bln
hpm: pm p_m
ham: am a_m
`

// englishWords has numerals, months and what joins them.
const englishWords = `
~1: one
=0: zero nil nought
=2: two
=3: three
=4: four
=5: five
=6: six
=7: seven
=8: eight
=9: nine
=10: ten
=11: eleven
=12: twelve
=13: thirteen
=14: fourteen
=15: fifteen
=16: sixteen
=17: seventeen
=18: eighteen
=19: nineteen
=20: twenty
=30: thirty
=40: forty
=50: fifty
=60: sixty
=70: seventy
=80: eighty
=90: ninety
~2: both couple pair twin twins double twice two-thirds doubled
~3: triple trio thrice tripled
~4: quadruple
~0.25: quarter quarter_of_a
~15@minute: quarter_hour
~0.5@hour: half_hour half_an_hour half-hour
~0.5@year: half_a_year half-year
~12: dozen
~24@hour: round_the_clock around_the_clock round-the-clock around-the-clock
~14@day: fortnight fortnights
~10@year: decade
~0.5: half half_a
+0.5: and_a_half
*100: hundred
*1000: thousand
*1e6: million
*1e9: billion
*1e12: trillion
?100: hundreds
?1000: thousands
?1e6: millions
?1e9: billions
?10: tens dozens scores
?1e4: tens_of_thousands
?1e5: hundreds_of_thousands
?1e7: tens_of_millions
?1e8: hundreds_of_millions
?1e10: tens_of_billions
?1e11: hundreds_of_billions
#1: first
#2: second
#3: third thirds
#4: fourth
#5: fifth
#6: sixth
#7: seventh
#8: eighth
#9: ninth
#10: tenth
#11: eleventh
#12: twelfth
#13: thirteenth
#14: fourteenth
#15: fifteenth
#16: sixteenth
#17: seventeenth
#18: eighteenth
#19: nineteenth
#20: twentieth
#30: thirtieth
#40: fortieth
#50: fiftieth
#60: sixtieth
#70: seventieth
#80: eightieth
#90: ninetieth
#100: hundredth
-: th st nd rd
&: and
n: no number №
d80: eighties
d90: nineties
d70: seventies
d60: sixties
d50: fifties
d40: forties
d30: thirties
d20: twenties
ds: s
m1: january jan
m2: february feb
m3: march
m4: april apr
m5: may
m6: june jun
m7: july jul
m8: august aug
m9: september sept sep
m10: october oct
m11: november nov
m12: december dec
s1: hamal
s2: sawr
s3: jawza
s4: saratan
s5: asad
s6: sunbula
s7: mizan
s8: aqrab
s9: qaws
s10: jadi jady
s11: dalw
s12: hut
y: year
r: to
w: river
`

// englishUnits has units and what stands around counted people. The lines p
// hold verbs too: "five were killed", "three of them".
const englishUnits = `
%: percent per_cent percentage pct
$USD: dollar dollars buck bucks cents
$EUR: euro euros
$GBP: pound pounds sterling
$CNY: yuan renminbi
$RUB: rouble roubles ruble rubles
$AFN: afghani afghanis
$TJS: somoni somonis
$KZT: tenge
ukm: kilometer kilometers kilometre kilometres kms
um: meter meters metre metres
ucm: centimeter centimeters centimetre centimetres
umm: millimeter millimeters millimetre millimetres
umi: mile miles mi
uft: foot feet ft
uin: inch inches
uyd: yard yards
ukg: kilogram kilograms kilo kilos
ulb: lb lbs pound pounds
ut: tonne tonnes ton tons
ug: gram grams
uoz: ounce ounces
ukm/h: kilometers_per_hour kilometres_per_hour km_h
umph: mph miles_per_hour
uha: hectare hectares
uac: acre acres
ukm2: square_kilometers square_kilometres sq_km
umi2: square_miles square_mile sq_mi
um2: square_meters square_metres
uft2: square_feet square_foot sq_ft
um3: cubic_meters cubic_metres
ukV: kilovolt kilovolts kv
ukW: kilowatt kilowatts
uMW: megawatt megawatts
uGW: gigawatt gigawatts
ukWh: kilowatt-hours kilowatt_hours kilowatt_hour
uMWh: megawatt_hours
uGWh: gigawatt_hours
uTWh: terawatt_hours
u°C: celsius degrees_celsius centigrade degrees_c
u°F: fahrenheit degrees_fahrenheit degrees_f
udegree: degrees degree
ul: litre litres liter liters
ugal: gallon gallons
c: 
h: o'clock clock
adecade: decade decades
acentury: century centuries
ayear: year years yr yrs
amonth: month months
aweek: week weeks
aday: day days
ahour: hour hours
aminute: minute minutes min mins
asecond: second seconds
p: people person persons men man women woman children child civilians civilian soldiers soldier officers officer workers worker citizens citizen others police policemen passengers passenger residents villagers migrants students troops fighters militants rebels protesters guards miners drivers journalists members nationals refugees families suspects boys girls pupils teachers doctors patients victims firefighters servicemen insurgents terrorists foreigners females males adults kids teenagers students protestors migrants miners employees staff engineers prisoners demonstrators activists fishermen climbers tourists pilgrims villagers inmates hostages crew nurses gunmen were was have had has more chinese tajik russian afghan pakistani uzbek kyrgyz indian americans of are is still remain
b: by
o: in at during
f: of of_the of_its of_their out_of out_of_the
e: including among of_them of_whom who whom which
z: after before when while since because although
x: aged age houses homes buildings attacks attack vehicles cars days schools villages districts provinces countries bridges hospitals shops cattle sheep animals pigs incidents cases explosions bombs shells rockets missiles drones times points goals percent hectares kilometres kilometers parts places counts charges companies firms buses trucks clashes raids
Vdead: dead killed kill kills killing died die dies deaths death fatalities perished slain murdered murdering toll claimed_the_lives_of lives_lost fatally_shot drowned
Vinjured: injured wounded hurt injuries injuring wounding injure wounds hospitalised hospitalized
Vdetained: detained arrested arrests detaining arresting detainees jailed imprisoned captured custody
Vmissing: missing unaccounted disappeared vanished
Vdisplaced: displaced displacing homeless uprooted
`
