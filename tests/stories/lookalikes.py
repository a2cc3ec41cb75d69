"""Short articles of one template and one cast, on events that are not one: what grouping most easily confuses.

Each set gives its articles as (event, outlet, day or none, headline, text). Articles of one event belong together, those of two
events apart.
"""

from __future__ import annotations

from rashomon.records import Article
from tests.newsroom import article

SETS: dict[str, list[tuple[str, str, str | None, str, str]]] = {
    "matches of one league round": [
        (
            "rovers",
            "Courier",
            "2031-05-04",
            "Port Merrin Rovers 3-1 Velm Athletic",
            "Port Merrin Rovers moved up to fourth in the Premier Division with a 3-1 home win over Velm Athletic on "
            "Saturday. Selma Durant put the hosts ahead after 12 minutes and added a second from the penalty spot before "
            "half-time. Piet Aalders pulled one back for the visitors on the hour, but substitute Jon Marn made the "
            "points safe in stoppage time. 'We deserved it,' said manager Tom Osei. Attendance: 14,203.",
        ),
        (
            "rovers",
            "Herald",
            "2031-05-05",
            "Durant double lifts Rovers to fourth",
            "Two first-half goals by Selma Durant, one of them a penalty, set Port Merrin Rovers on the way to a 3-1 "
            "victory against Velm Athletic at Harbour Park. Aalders gave Velm hope in the second half before Jon Marn "
            "came off the bench to score in added time. Rovers manager Tom Osei saw his side climb to fourth place.",
        ),
        (
            "lindal",
            "Courier",
            "2031-05-04",
            "Lindal Town 2-0 Kaldo United",
            "Lindal Town moved up to second in the Premier Division with a 2-0 home win over Kaldo United on Saturday. "
            "Arno Vesk put the hosts ahead after 31 minutes and set up a second for Miko Brandt before half-time. The "
            "visitors had a man sent off on the hour, and substitute Leo Harn hit the bar in stoppage time. 'A good "
            "day's work,' said manager Rita Sund. Attendance: 9,870.",
        ),
        (
            "lindal",
            "Herald",
            "2031-05-05",
            "Vesk on target as Lindal see off ten-man Kaldo",
            "Goals by Arno Vesk and Miko Brandt gave Lindal Town a 2-0 victory against Kaldo United, who finished with "
            "ten men at Mill Lane. Vesk scored in the first half and made the second goal for Brandt. Manager Rita Sund "
            "saw her side climb to second place.",
        ),
        (
            "ostra",
            "Courier",
            "2031-05-04",
            "Ostra Rangers 0-0 Brackwater City",
            "Ostra Rangers stayed sixth in the Premier Division after a goalless home draw with Brackwater City on "
            "Saturday. Emil Roos hit the post for the hosts after 20 minutes, and Brackwater goalkeeper Dan Hollis saved "
            "a penalty before half-time. The visitors came closest in stoppage time. 'A fair point,' said manager Ivo "
            "Renn. Attendance: 7,415.",
        ),
    ],
    "the same club twice in a week": [
        (
            "saturday",
            "Courier",
            "2031-05-04",
            "Port Merrin Rovers 3-1 Velm Athletic",
            "Port Merrin Rovers moved up to fourth in the Premier Division with a 3-1 home win over Velm Athletic on "
            "Saturday. Selma Durant put the hosts ahead after 12 minutes and added a second before half-time. 'We "
            "deserved it,' said manager Tom Osei, whose side visit Lindal Town on Tuesday. Jon Marn was injured.",
        ),
        (
            "saturday",
            "Herald",
            "2031-05-05",
            "Durant at the double for Rovers",
            "Selma Durant scored twice as Port Merrin Rovers beat Velm Athletic 3-1 at Harbour Park. Manager Tom Osei "
            "said Rovers had deserved the win but lost Jon Marn to a knee injury in the second half.",
        ),
        (
            "tuesday",
            "Courier",
            "2031-05-07",
            "Lindal Town 2-1 Port Merrin Rovers",
            "Port Merrin Rovers slipped to sixth in the Premier Division with a 2-1 defeat at Lindal Town on Tuesday. "
            "Arno Vesk put the hosts ahead after 40 minutes and added a second from a corner. Selma Durant pulled one "
            "back for Rovers in stoppage time. 'We were second best,' said manager Tom Osei, whose side were without Jon "
            "Marn.",
        ),
        (
            "tuesday",
            "Herald",
            "2031-05-08",
            "Vesk brace sinks Rovers at Mill Lane",
            "Arno Vesk struck twice for Lindal Town in a 2-1 win over Port Merrin Rovers at Mill Lane on Tuesday night. "
            "Selma Durant's late goal was no comfort to manager Tom Osei, who missed the injured Jon Marn.",
        ),
    ],
    "weather warnings for two counties": [
        (
            "east",
            "Courier",
            "2031-11-12",
            "Yellow warning for heavy rain in East Merrinshire",
            "The Met Service has issued a yellow warning for heavy rain in East Merrinshire from 6pm on Tuesday until 9am "
            "on Wednesday. Up to 60mm could fall on higher ground. Flooding of homes and businesses is possible around "
            "Velm and Kaldo, and bus and train services may be delayed. Drivers are advised to allow more time. The "
            "River Asker is already high after a wet weekend.",
        ),
        (
            "east",
            "Herald",
            "2031-11-12",
            "Flood fears for Velm and Kaldo as rain warning issued",
            "Heavy rain is expected in East Merrinshire tonight, with up to 60mm on the hills above Kaldo, the Met "
            "Service says. Its yellow warning lasts until 9am on Wednesday. The River Asker is high, and homes in Velm "
            "could be flooded.",
        ),
        (
            "west",
            "Courier",
            "2031-11-12",
            "Yellow warning for strong winds in Westermark",
            "The Met Service has issued a yellow warning for strong winds in Westermark from 3am on Wednesday until 6pm. "
            "Gusts of up to 70mph could hit exposed coasts. Power cuts are possible around Lindal and Osterby, and ferry "
            "and train services may be delayed. Drivers of high-sided vehicles are advised to avoid the Sund bridge. The "
            "Lindal lifeboat has been put on standby.",
        ),
        (
            "west",
            "Herald",
            "2031-11-12",
            "Gusts of 70mph forecast for Westermark coast",
            "Strong winds will batter the Westermark coast on Wednesday, the Met Service says, with gusts of 70mph "
            "expected near Lindal. A yellow warning runs until 6pm. Lorries should keep off the Sund bridge, and Osterby "
            "ferries may not sail.",
        ),
        (
            "north",
            "Courier",
            "2031-11-12",
            "Yellow warning for heavy rain in North Asker",
            "The Met Service has issued a yellow warning for heavy rain in North Asker from 9pm on Tuesday until noon on "
            "Wednesday. Up to 40mm could fall on higher ground. Flooding of homes and businesses is possible around "
            "Brackwater and Dorn, and bus and train services may be delayed. Drivers are advised to allow more time.",
        ),
    ],
    "daily market reports": [
        (
            "monday",
            "Courier",
            "2031-03-03",
            "Ostland shares slip as miners fall",
            "The OX 100 index closed 0.8 percent lower at 7,412 points on Monday, dragged down by mining stocks after "
            "copper prices fell. Halvek Mining lost 4.1 percent and Norgruben 3.3 percent. The crown eased to 1.12 "
            "against the dollar. 'Investors are nervous about demand from abroad,' said Ada Brandt, an analyst at Merrin "
            "Bank.",
        ),
        (
            "monday",
            "Herald",
            "2031-03-03",
            "Copper drop drags OX 100 down",
            "Mining shares pulled the OX 100 down 0.8 percent to 7,412 on Monday. Halvek Mining was the biggest loser, "
            "4.1 percent lower, after a fall in copper. Analyst Ada Brandt of Merrin Bank spoke of nerves about demand.",
        ),
        (
            "tuesday",
            "Courier",
            "2031-03-04",
            "Ostland shares recover as banks gain",
            "The OX 100 index closed 1.1 percent higher at 7,494 points on Tuesday, lifted by bank stocks after Merrin "
            "Bank reported a rise in profit. Merrin Bank gained 5.2 percent and Velm Trust 2.7 percent. The crown was "
            "steady at 1.12 against the dollar. 'The results were a relief,' said Ada Brandt, an analyst.",
        ),
        (
            "tuesday",
            "Herald",
            "2031-03-04",
            "Bank profit lifts OX 100",
            "Bank shares pushed the OX 100 up 1.1 percent to 7,494 on Tuesday. Merrin Bank was the biggest gainer, 5.2 "
            "percent higher, after its profit rose. Velm Trust added 2.7 percent.",
        ),
        (
            "wednesday",
            "Courier",
            "2031-03-05",
            "Ostland shares flat before rate decision",
            "The OX 100 index closed almost unchanged at 7,489 points on Wednesday as investors waited for the central "
            "bank's decision on interest rates. Halvek Mining gained 0.4 percent and Velm Trust lost 0.6 percent. The "
            "crown rose to 1.13 against the dollar. 'Nobody wants to be caught out,' said Ada Brandt, an analyst at "
            "Merrin Bank.",
        ),
    ],
    "two hearings of one court": [
        (
            "harn",
            "Courier",
            "2031-06-10",
            "Teacher jailed for stealing school trip money",
            "A teacher who stole 18,000 crowns meant for school trips was jailed for ten months at Port Merrin Crown Court "
            "on Monday. Lena Harn, 41, of Mill Lane, Lindal, admitted fraud between 2028 and 2030. Judge Petra Osk told "
            "her she had betrayed the trust of parents. Her lawyer, Mikael Strand, said she had gambling debts. She must "
            "pay back the money.",
        ),
        (
            "harn",
            "Herald",
            "2031-06-10",
            "Lindal teacher gambled away pupils' trip fund",
            "Lena Harn, a teacher from Lindal who gambled away 18,000 crowns that pupils' parents had paid for trips, was "
            "sent to prison for ten months. Judge Petra Osk spoke of a betrayal of trust at Port Merrin Crown Court.",
        ),
        (
            "roos",
            "Courier",
            "2031-06-10",
            "Driver jailed for crash that killed cyclist",
            "A driver who killed a cyclist while texting was jailed for four years at Port Merrin Crown Court on Monday. "
            "Emil Roos, 29, of Quay Street, Velm, admitted causing death by dangerous driving in March 2030. Judge Petra "
            "Osk told him he had wrecked a family. His lawyer, Mikael Strand, said he was full of remorse. He must not "
            "drive for seven years.",
        ),
        (
            "roos",
            "Herald",
            "2031-06-10",
            "Four years for texting driver who killed cyclist",
            "Emil Roos, from Velm, was texting at the wheel when he hit and killed the cyclist Karin Dahl last year. "
            "Judge Petra Osk sent him to prison for four years at Port Merrin Crown Court and banned him from driving.",
        ),
        (
            "vesk",
            "Courier",
            "2031-06-10",
            "Shopkeeper fined over illegal tobacco",
            "A shopkeeper who sold illegal tobacco was fined 6,000 crowns at Port Merrin Crown Court on Monday. Arno Vesk, "
            "52, of Station Road, Kaldo, admitted having 40,000 smuggled cigarettes in November 2030. Judge Petra Osk told "
            "him he had cheated honest traders. His lawyer, Mikael Strand, said trade had been poor. He must pay costs.",
        ),
    ],
    "the second crash on one road": [
        (
            "first",
            "Courier",
            "2031-09-02",
            "Two killed in crash on A12 near Velm",
            "Two people have died in a crash on the A12 near Velm. A grey van and a lorry collided at the Asker junction at "
            "about 6.30am on Monday. The van's driver, a man in his 50s, and his passenger died at the scene, police "
            "said. The road was closed in both directions for seven hours. Sergeant Ivo Renn asked witnesses to call "
            "Merrinshire Police.",
        ),
        (
            "first",
            "Herald",
            "2031-09-02",
            "Van driver and passenger die in A12 lorry collision",
            "A man in his 50s and his passenger were killed when their van hit a lorry at the Asker junction of the A12 "
            "near Velm early on Monday. The road stayed closed for seven hours. Sergeant Ivo Renn appealed for "
            "witnesses.",
        ),
        (
            "second",
            "Courier",
            "2031-09-04",
            "Motorcyclist killed in crash on A12 near Velm",
            "A motorcyclist has died in a crash on the A12 near Velm, two days after two people were killed on the same "
            "road. A red motorcycle and a tractor collided near Dorn farm at about 5pm on Wednesday. The rider, a woman in "
            "her 20s, died in hospital, police said. The road was closed in both directions for four hours. Sergeant Ivo "
            "Renn asked witnesses to call Merrinshire Police.",
        ),
        (
            "second",
            "Herald",
            "2031-09-04",
            "Young motorcyclist dies after hitting tractor",
            "A woman in her 20s died after her motorcycle hit a tractor by Dorn farm on the A12 near Velm on Wednesday "
            "evening. It is the second fatal accident there this week. Sergeant Ivo Renn appealed for witnesses.",
        ),
    ],
    "two countries vote on one day": [
        (
            "ostland",
            "Courier",
            "2031-05-05",
            "Durant wins Ostland election",
            "Selma Durant won Ostland's presidential election on Sunday with 54 percent of the vote, the electoral "
            "commission said. Her rival, Ivo Brandt, conceded shortly before midnight. Turnout was 71 percent. Durant, a "
            "former finance minister, promised lower taxes and said she would be a president for all. Observers called "
            "the vote free and fair.",
        ),
        (
            "ostland",
            "Herald",
            "2031-05-06",
            "Brandt concedes as Ostland elects first woman president",
            "Ostland has elected its first woman president. Selma Durant, a former finance minister, beat Ivo Brandt by "
            "54 to 46 percent, and he conceded before midnight on Sunday. She has promised to cut taxes.",
        ),
        (
            "merronia",
            "Courier",
            "2031-05-05",
            "Halvek wins Merronia election",
            "Jon Halvek won Merronia's presidential election on Sunday with 51 percent of the vote, the electoral "
            "commission said. His rival, Ada Lindqvist, asked for a recount shortly before midnight. Turnout was 63 "
            "percent. Halvek, a retired general, promised more police and said he would be a president for all. "
            "Observers called the vote free and fair.",
        ),
        (
            "merronia",
            "Herald",
            "2031-05-06",
            "Lindqvist demands recount after Merronia vote",
            "The retired general Jon Halvek has narrowly won the presidency of Merronia, but Ada Lindqvist wants the votes "
            "to be counted again. He had 51 percent on Sunday, the electoral commission said.",
        ),
    ],
    "quarterly results of two companies": [
        (
            "norvik",
            "Courier",
            "2031-07-24",
            "Norvik profit rises 12 percent",
            "Norvik Energy reported a 12 percent rise in second-quarter profit on Thursday, helped by higher gas prices. "
            "Net profit was 412 million crowns, against 368 million a year earlier. Revenue rose to 3.1 billion. The "
            "company raised its forecast for the year. 'We are on track,' said chief executive Greta Lund. Shares rose 3 "
            "percent on the Port Merrin exchange.",
        ),
        (
            "norvik",
            "Herald",
            "2031-07-24",
            "Gas prices lift Norvik Energy",
            "Higher gas prices helped Norvik Energy to a second-quarter profit of 412 million crowns, 12 percent more than "
            "a year ago. Chief executive Greta Lund raised the forecast, and the shares gained 3 percent.",
        ),
        (
            "telmar",
            "Courier",
            "2031-07-24",
            "Telmar profit falls 9 percent",
            "Telmar Telecom reported a 9 percent fall in second-quarter profit on Thursday, hurt by the cost of its new "
            "network. Net profit was 203 million crowns, against 223 million a year earlier. Revenue fell to 1.4 billion. "
            "The company kept its forecast for the year. 'We are investing,' said chief executive Olof Beck. Shares fell 5 "
            "percent on the Port Merrin exchange.",
        ),
        (
            "telmar",
            "Herald",
            "2031-07-24",
            "Network costs weigh on Telmar",
            "The cost of a new network cut the second-quarter profit of Telmar Telecom by 9 percent to 203 million crowns. "
            "Chief executive Olof Beck kept the forecast, but the shares lost 5 percent.",
        ),
    ],
    "earthquakes in one region": [
        (
            "sarak",
            "Courier",
            "2031-02-11",
            "Magnitude 5.9 earthquake hits Sarak",
            "A magnitude 5.9 earthquake struck the province of Sarak in eastern Tarvia early on Tuesday, the Geological "
            "Institute said. The quake hit at 4.12am at a depth of 10km. At least eleven people were killed in the town of "
            "Bel Ouda, where a school collapsed. President Ilyas Tamm declared three days of mourning. Tarvia lies on a "
            "major fault line.",
        ),
        (
            "sarak",
            "Herald",
            "2031-02-11",
            "School collapses as quake kills eleven in Bel Ouda",
            "Eleven people died when an earthquake of magnitude 5.9 shook Sarak province, in the east of Tarvia. Most of "
            "the dead were in Bel Ouda, where a school fell down. President Ilyas Tamm has declared mourning.",
        ),
        (
            "medin",
            "Courier",
            "2031-02-13",
            "Magnitude 5.4 earthquake hits Medin",
            "A magnitude 5.4 earthquake struck the province of Medin in western Tarvia late on Thursday, the Geological "
            "Institute said. The quake hit at 10.47pm at a depth of 14km. At least two people were killed in the port of "
            "Karsova, where a warehouse collapsed. President Ilyas Tamm, who was in Sarak, sent rescue teams. Tarvia lies "
            "on a major fault line.",
        ),
        (
            "medin",
            "Herald",
            "2031-02-14",
            "Two die in Karsova as second quake shakes Tarvia",
            "A second earthquake in a week has hit Tarvia. Two dock workers were killed in Karsova, in Medin province, "
            "when a warehouse collapsed on Thursday night. The quake had a magnitude of 5.4.",
        ),
    ],
    "missing persons of one police force": [
        (
            "dahl",
            "Courier",
            "2031-08-19",
            "Police appeal over missing Kaldo teenager",
            "Police are appealing for help to find a teenager missing from Kaldo. Nils Dahl, 15, was last seen at the bus "
            "station at about 4pm on Monday. He is described as white, 5ft 7in tall, with short brown hair, and was "
            "wearing a blue tracksuit. Officers say they are growing concerned for his welfare. Anyone with information "
            "should call Merrinshire Police on 101.",
        ),
        (
            "dahl",
            "Herald",
            "2031-08-20",
            "Search for Nils, 15, last seen at Kaldo bus station",
            "The family of Nils Dahl, 15, has begged him to come home. The boy, in a blue tracksuit, was seen at Kaldo bus "
            "station on Monday afternoon, and Merrinshire Police say they are growing concerned.",
        ),
        (
            "beck",
            "Courier",
            "2031-08-19",
            "Police appeal over missing Velm pensioner",
            "Police are appealing for help to find a pensioner missing from Velm. Signe Beck, 82, was last seen at the "
            "market square at about 11am on Monday. She is described as white, 5ft 2in tall, with grey hair, and was "
            "wearing a green raincoat. Officers say they are growing concerned for her welfare. Anyone with information "
            "should call Merrinshire Police on 101.",
        ),
        (
            "beck",
            "Herald",
            "2031-08-20",
            "Fears for Signe Beck, 82, missing from Velm market",
            "Neighbours are looking for Signe Beck, 82, who went to the market in Velm on Monday morning and never came "
            "back. She wore a green raincoat. Merrinshire Police say they are concerned for her welfare.",
        ),
    ],
    "two crashes on one motorway on one day": [
        (
            "lorry",
            "Traffic Now",
            "2031-05-05",
            "M19 closed after lorry overturns",
            "The M19 is closed northbound between junctions 4 and 5 near Halberton after a lorry overturned at about "
            "7am on Monday. Its load of paint is on the road. The driver was taken to hospital with a broken arm, "
            "Westshire Police said. Drivers are told to leave at junction 3.",
        ),
        (
            "lorry",
            "Westshire Live",
            "2031-05-05",
            "Paint across M19 as lorry tips over",
            "Tonnes of paint cover the M19 near Halberton, where a lorry turned over in the morning rush. Its driver "
            "broke an arm. The northbound lanes are shut from junction 4 to junction 5, Westshire Police said.",
        ),
        (
            "pile",
            "Traffic Now",
            "2031-05-05",
            "M19 closed after six-car crash",
            "The M19 is closed southbound between junctions 9 and 8 near Upper Stoke after six cars collided at about"
            " 5pm on Monday. A woman was taken to hospital with a head injury, Westshire Police said. Drivers are "
            "told to leave at junction 10.",
        ),
        (
            "pile",
            "Westshire Live",
            "2031-05-05",
            "Woman hurt as six cars collide on M19",
            "Six cars ran into one another on the M19 near Upper Stoke in the evening rush. A woman has a head "
            "injury. The southbound lanes are shut from junction 9 to junction 8, Westshire Police said, hours after "
            "a lorry overturned further north.",
        ),
    ],
    "two fires in one city on one day": [
        (
            "flat",
            "City Beat",
            "2031-05-08",
            "Family escapes flat fire in Brandow",
            "Fire crews rescued a family of four from a burning flat in Linden Street, Brandow, early on Thursday. "
            "The fire started in a kitchen on the third floor. Nobody was badly hurt, fire chief Otto Rehm said. "
            "Forty firefighters were there for three hours.",
        ),
        (
            "flat",
            "Brandow Blatt",
            "2031-05-08",
            "Four saved by ladder in Linden Street",
            "A couple and their two children were brought down by ladder when their kitchen in Linden Street, "
            "Brandow, caught fire before dawn on Thursday. Fire chief Otto Rehm said they were lucky.",
        ),
        (
            "school",
            "City Beat",
            "2031-05-08",
            "Pupils escape school fire in Brandow",
            "Fire crews cleared a school of 300 pupils in Garten Street, Brandow, after a fire late on Thursday "
            "morning. The fire started in a store room on the ground floor. Nobody was badly hurt, fire chief Otto "
            "Rehm said. Thirty firefighters were there for two hours.",
        ),
        (
            "school",
            "Brandow Blatt",
            "2031-05-08",
            "School cleared after blaze in store room",
            "Three hundred pupils of the Garten Street school in Brandow were led outside on Thursday when paper in a"
            " store room caught fire. One teacher breathed in smoke. Fire chief Otto Rehm praised the staff.",
        ),
    ],
    "the second strike on one city, which names the first": [
        (
            "market",
            "War Desk",
            "2031-05-06",
            "Missile hits market in Darsk, nine dead",
            "A missile hit a market in Darsk in northern Volenia on Tuesday and killed nine people, governor Andrij "
            "Koval said. Another 31 were wounded. President Maksim Horin spoke of terror. The army of Rassen said it "
            "had hit a weapons store. Darsk is 20 kilometres from the front.",
        ),
        (
            "market",
            "Volenia Today",
            "2031-05-06",
            "Nine killed at Darsk market",
            "Nine people who were shopping at the market in Darsk died when a missile from Rassen hit it on Tuesday. "
            "Governor Andrij Koval said that 31 people were wounded. There is no weapons store near, he said.",
        ),
        (
            "hospital",
            "War Desk",
            "2031-05-08",
            "Missile hits hospital in Darsk, four dead",
            "A missile hit a hospital in Darsk in northern Volenia on Thursday and killed four people, governor "
            "Andrij Koval said. Another 17 were wounded. President Maksim Horin spoke of a crime. The army of Rassen "
            "said it had hit a barracks. Nine people died at a market in Darsk on Tuesday.",
        ),
        (
            "hospital",
            "Volenia Today",
            "2031-05-08",
            "Nurses among dead in Darsk hospital strike",
            "Two nurses are among four people who died when a missile from Rassen hit the hospital in Darsk on "
            "Thursday. Governor Andrij Koval said that 17 people were wounded. It was the second strike on the city "
            "in three days.",
        ),
    ],
    "earthquakes in one country, undated": [
        (
            "q1",
            "Geo",
            None,
            "Quake of 6.1 shakes Isla Verde",
            "An earthquake of magnitude 6.1 has shaken Isla Verde. At least nine people died when a hotel fell down "
            "in San Telmo, mayor Rita Quiroga said. The quake struck at 3.20am at a depth of 12 kilometres. President"
            " Hugo Salas sent the army.",
        ),
        (
            "q1",
            "Isla Hoy",
            None,
            "Nine dead as hotel falls in San Telmo",
            "A hotel in San Telmo collapsed in an earthquake of 6.1, killing nine guests, mayor Rita Quiroga said. "
            "Soldiers sent by President Hugo Salas are digging in the rubble.",
        ),
        (
            "q2",
            "Geo",
            None,
            "Quake of 5.8 shakes Isla Verde",
            "An earthquake of magnitude 5.8 has shaken Isla Verde. Two people died when a bridge fell down in Puerto "
            "Llano, governor Luis Rey said. The quake struck at 11.45pm at a depth of 20 kilometres. President Hugo "
            "Salas cancelled a journey.",
        ),
        (
            "q2",
            "Isla Hoy",
            None,
            "Bridge gives way in Puerto Llano, two die",
            "Two lorry drivers died when a bridge in Puerto Llano gave way in an earthquake of 5.8, three days after "
            "the one in San Telmo. Governor Luis Rey asked for engineers. President Hugo Salas will not go abroad.",
        ),
    ],
    "jobless figures of two months, undated": [
        (
            "may",
            "Stats",
            None,
            "Unemployment falls to 6.1 percent",
            "Unemployment in Grania fell to 6.1 percent in May from 6.3 percent in April, the statistics office said."
            " There were 312,000 people out of work. Labour Minister Olga Nemes spoke of a strong summer. Most jobs "
            "were found in building.",
        ),
        (
            "may",
            "Grania Today",
            None,
            "Fewer people out of work",
            "The jobless rate in Grania went down from 6.3 to 6.1 percent in May. Builders hired most. Labour "
            "Minister Olga Nemes is pleased that only 312,000 are without a job.",
        ),
        (
            "june",
            "Stats",
            None,
            "Unemployment rises to 6.4 percent",
            "Unemployment in Grania rose to 6.4 percent in June from 6.1 percent in May, the statistics office said. "
            "There were 328,000 people out of work. Labour Minister Olga Nemes spoke of a pause. Most jobs were lost "
            "in hotels.",
        ),
        (
            "june",
            "Grania Today",
            None,
            "Hotels shed staff, jobless rate up",
            "Hotels in Grania let many people go in June and the jobless rate rose from 6.1 to 6.4 percent. Labour "
            "Minister Olga Nemes said 328,000 had no job, but it was only a pause.",
        ),
    ],
}


def lookalikes(name: str) -> list[Article]:
    """Give the articles of a set; an id is event, hyphen, outlet."""
    return [
        article(text, outlet, day, headline, f"{event}-{outlet}") for event, outlet, day, headline, text in SETS[name]
    ]


def events(articles: list[Article]) -> set[frozenset[str]]:
    """Give the ids of the articles of each event."""
    found: dict[str, set[str]] = {}
    for each in articles:
        found.setdefault(each.id.split("-")[0], set()).add(each.id)
    return {frozenset(ids) for ids in found.values()}
