"Origins: Russian, Ukrainian, South Slavic, Polish, Czech, Hungarian, Romanian, Albanian, Greek, Georgian, Armenian."

from openpiu.core.synth.screening.origin import Origin

_SLAVIC_MEN = "Aleksandr Sergei Dmitry Andrei Aleksei Maksim Ivan Mikhail Nikolai Vladimir Evgeny Pavel Roman Yuri Igor"
_SLAVIC_WOMEN = "Elena Olga Natalia Tatiana Irina Svetlana Anna Maria Ekaterina Yulia Anastasia Marina Galina Lyudmila"

EASTERN: tuple[Origin, ...] = (
    Origin(
        name="russian",
        group="russian",
        countries=("RUS", "BLR", "KAZ", "KGZ"),
        first_male=_SLAVIC_MEN,
        first_female=_SLAVIC_WOMEN,
        first_family="Ivanov Smirnov Kuznetsov Popov Vasilyev Petrov Sokolov Mikhailov Novikov Fyodorov Morozov Volkov",
        male=(
            "Anato Arka Arse Bori Vasi Ven Vik Vita Vyache Genna Geor Gle Gri Dani Deni Yev Zakha Ignat Ilya "
            "Kiri Kle Kon Lav Leo Luk Ma Mir Mitro Niki Ole Plato Proko Ro Ruslan Sava Semy Slav Sta Stepa "
            "Tara Timo Ti Filip Fyo Khari Eduar Ya | . di gei li lav lei ni ri ro sla slav stan tvei | . d i "
            "kh l m n r sei slav y"
        ),
        female=(
            "Ag Ale Al Ange An Val Var Va Ve Vik Vero Da Dari Di Yev Zi Zoy In Ira Kari Ki Kla Kse La Lari Li "
            "Lyu Mar Mila Na Ni Nin Ok Ok Pela Poli Rai Ri Sof Ste Tai Ta Ul Fai Elv Em Ya | bov da di fa ge "
            "kha la le li lla mi na ni ri ro ta ti vi ya | . na nna sha ta ya"
        ),
        family=(
            "Abra Aga Ak Ale Ana Ani Ar Ba Ban Be Bla Bog Bol Bori Bra Bu Bur Che Chuk Da De Do Dol Dro Fa Fe "
            "Fila Ga Ge Glu Gor Gri Gu Ig Is Ka Kha Khar Ko Kol Kov Kra Kry Ku La Le Lob Lu Ma Mel Mo Mu Na Ni "
            "Nov Ob Or Osi Pa Pe Plo Pro Ra Ro Rya Sa Se She Shi Si Sko So Sta Su Ta Ti Tro Tu Uva Va Ve Vi Vo "
            "Ya Yel Ye Za Zhu Zo Zu | ba bi da di ga go ka ki kha la le li ma mi na ne ni pa po ra ri ro sa si "
            "shi ta ti va ya za zhi zo | chev din kin kov lov lyev mov nin nov rev rov ryakov shin sky tsev "
            "tsov tyev vin vsky yev"
        ),
        systems=(
            "kh>h zh>j ts>c yu>iu ya>ia yev>iev shch>sch y>i",
            "kh>ch zh>sh ts>z yu>ju ya>ja ye>je shch>schtsch ch>tsch sh>sch v>w y>j",
            "sky>skiy yu>iu ya>ia yev>iev ts>ts ei>ey ry>ri ly>li dmitry>dmitrii kh>kh yo>e",
            "sky>ski v>ff ch>tch ei>ei u>ou zh>j yu>iou ya>ia sh>ch",
        ),
        feminine="ov>ova ev>eva in>ina sky>skaya",
        second_given=0.35,
        script="cyrillic",
        given_shift=6,
        given_tail=150,
    ),
    Origin(
        name="ukrainian",
        group="ukrainian_south_slavic",
        countries=("UKR", "MDA"),
        head="east_slavic",
        male=(
            "Ana Arse Borys Vale Vasy Vik Vita Volo Vya Hen Hli Hry Dany Deny Yev Za Zeno Ihna Ili Klym Kost "
            "Lev Leon Luka Mar Mat Mykhai Myko Myro Naza Nest Ole Omely Osta Pav Pet Rosty Ru Svy Sem Sta "
            "Stepa Ta Taras Ty Fedi Yar Yaro Yu | . di dym la liy lo ly my ny ri ro sla slav | . d i kh l m n "
            "r s slav y"
        ),
        female=(
            "Al An Ange Bo Val Var Ve Vik Vi Hal Han Da Do Eva Zin Zla Zo In Iry Ka Ki Kla La Le Li Lyu Ma Mar "
            "Me Mo My Na Ni Ok Ole Or Pa Po Ra Ro Ru Sa Svi So Ste Ta Te Uly Fa Khry Ya Yar Yu | da di ha ka "
            "la le li lya my na ni ro ryna sa sla ta vi ya | . na nka sia ta ya"
        ),
        family=(
            "Ada Andri Anto Ba Bab Bere Bila Bo Bon Bor Bro Bu Chor Chu Da Dani De Doro Du Dya Fe Ha Hal Hav "
            "Hna Hol Hon Hor Hry Hu Ilch Iv Ka Kha Khar Kho Klym Ko Kol Kor Kos Kra Kry Ku La Le Lev Lo Lu Ly "
            "Ma Mel Mo My Na Ni Oli Om Osta Pa Pal Pav Per Pet Po Pro Ro Ru Sa Sav Sem Ser She Shu Ska Sko So "
            "Ste Su Ta Ter Ti Tka To Tym Va Vas Vo Voi Yak Yar Yu Za Zay Zin | ba by cha chu da do dy ha ho ka "
            "ki la li ma my na ne ni pa po ra ri ro ry sa shy ta ti va vy ya za | chenko chuk denko dko iuk "
            "ivsky kivets lenko liak luk nenko nets nko renko rko rskyi senko shyn tenko tsky tsyura venko "
            "vych"
        ),
        systems=(
            "y>i h>g yi>i kh>kh sky>skiy v>v ts>c",
            "hr>gr ho>go ha>ga he>ge oleks>aleks iy>y ya>ia yu>iu",
            "kh>ch sh>sch v>w y>j ya>ja yu>ju zh>sch ts>z",
            "mykola>nikolai volodymyr>vladimir serhiy>sergei o>a h>g y>i",
        ),
        feminine="sky>ska skyi>ska",
        second_given=0.1,
        script="cyrillic",
        given_shift=5,
        given_tail=150,
    ),
    Origin(
        name="south_slavic",
        group="ukrainian_south_slavic",
        countries=("SRB", "MKD", "BIH", "MNE", "BGR", "HRV"),
        head="south_slavic",
        male=(
            "Bo Bori Bra Bud Da Dam Di Do Dra Đor Đu Go Gra Hr Il Iv Ja Jo Ko La Lju Lu Ma Mi Mil Mir Mla Mom "
            "Ne Ni No Og Pa Pre Ra Rad Ro Sa Sava Slav Slo Sre Sta Sto Stra Sve Te To Tre Va Ve Vel Vi Vlad Vo "
            "Vu Zla Zo Zvo Že Živ | bo da di go ja jko la le lo mi ni no ra ri ro sa še ta to va | . d jan ko "
            "mir n r rad slav š van"
        ),
        female=(
            "An Be Bi Bo Bra Da Dani Di Do Dra Du Đur Go Gra He Il Iv Ja Jad Je Jo Ka Ko Kri La Lid Lji Lju Lu "
            "Ma Mar Mi Mila Mir Na Nat Ne Ni O Pe Ra Rad Ro Ru Sa San Sla Sne So Sta Su Sve Ta Ti Va Ve Vi Vje "
            "Zla Zo Zvez Že Živ | bo da di di ja jka la le li lja mi mi na ni ra ri sa še ta va | . da ka ma "
            "na nka sava šanka"
        ),
        family=(
            "Ada Al Ba Be Bla Bo Bra Bu Ce Cve Ča Do Dra Du Đo Ga Gli Go Gr Gru Ha Ig Ili Iv Ja Je Ju Ka Kne "
            "Ko Kra Kri Kr Ku La La Lu Ma Mar Mi Mil Mla Mu Na Ne Ni Ob Oz Pa Pe Pla Po Pre Ra Rad Ri Ro Sa Se "
            "Si Sla Sma Sta Sto Stri Su Ša Ši Te To Tr Va Ve Vi Vla Vo Vr Vu Za Ze Zla Ži Žu | ba bi ca da do "
            "ga ja jo ka ko la li ma mi na ni pa ra ri ro sa si ša ta ti va vi za | čić đić jević jić kov "
            "ković lić lović marić mirović nčić nić nov nović rić ski sić šević štić tović vić vski"
        ),
        systems=(
            "š>sh č>ch ć>ch ž>zh đ>dj j>y c>ts",
            "š>s č>c ć>c ž>z đ>dj lj>l",
            "š>sch č>tsch ć>tsch ž>sch đ>dsch ić>itsch",
            "ić>ich đ>dj lj>ly nj>ny j>i š>sh ž>z č>ch",
        ),
        second_given=0.03,
        script="cyrillic",
        given_shift=6,
        given_tail=300,
    ),
    Origin(
        name="polish",
        group="polish_czech_hungarian",
        countries=("POL",),
        first_male=(
            "Andrzej Piotr Krzysztof Tomasz Paweł Michał Marcin Jakub Łukasz Stanisław Grzegorz Mateusz Zbigniew"
        ),
        first_female="Anna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Zofia Joanna Magdalena Jadwiga Żaneta",
        first_family="Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak",
        male=(
            "Ale Bar Bła Bo Bole Bogu Bro Ce Cze Da Do Du Eme Fa Fran Ger Go Hie Ig Ja Jaro Ka Kon Kry Le Lu "
            "Ma Mar Mie Mi Nor Ol Os Pa Prze Ra Ro Ry Sła Sta Sy Sze Ta Teo Ty Wa Wie Wi Wła Woj Za Zdzi Ze | "
            "cek ciech de dys gie ksy la le mi mir ni niew ro sła sty szko tol wo | . j k l m n ń sław sz usz "
            "weł y"
        ),
        female=(
            "Ad Ale Al Bea Bo Bro Ce Cze Da Do Ed El Fe Fran Ga Ge Gra Ha He Ho Ig Ire Iz Ja Jo Ju Ka Kin Kla "
            "Ku La Le Lu Ma Mar Mi Mo Na Ni Ol Pau Pe Ra Re Ro Ry Sa Ste Su Te Ur Wa We Wi Wie Za Ze Zu | bie "
            "ce da dwi gda la le li ma mi na ni ra ri sła szu ta wa wi | . ka lia na nka sia sława ta"
        ),
        family=(
            "Ada Ba Ban Bar Bą Bed Bi Bła Bo Bor Bro Brz Bu Ce Cha Chm Cie Czar Cze Da Dą Do Dro Du Fi Ga Gaj "
            "Gło Gó Gra Gro Grz Gu Ja Ja Je Ka Kal Kę Kło Ko Kos Kra Kró Kru Ku La Le Li Ła Łu Ma Mar Maz Mi "
            "Mro Mu Na Nie No Ol Os Ow Pa Pa Pią Pie Po Prz Ra Ro Ru Ry Sa Se Si Ska Sła So Sta Stę Sza Szcze "
            "Szu Świ Ta To Trz Tu Ur Wa Wąs We Wi Wło Wo Wró Za Zaj Zby Zie Zi Że Żu | bań be bro chow ciń czu "
            "da do dzi ga go ja ka kie kow la le li łko ma mi na niew pa pie ra ro sa siń sko szew to wa wi za "
            "| cki czak czyk da dzki ecki ek iak ik ka ła nka ra recki rski rz siewicz ski szczak ta wicz wski "
            "wska"
        ),
        systems=(
            "ł>l ó>u ń>n ś>s ż>z ź>z ć>c ą>a ę>e w>v",
            "sz>sh cz>ch w>v ż>zh ł>l j>y rz>zh",
            "sz>sch cz>tsch ł>l w>w ą>on ę>en ó>o",
        ),
        feminine="ski>ska cki>cka dzki>dzka",
        second_given=0.3,
        double_surname=0.06,
        given_shift=6,
        given_tail=250,
    ),
    Origin(
        name="czech",
        group="polish_czech_hungarian",
        countries=("CZE", "SVK"),
        first_male=(
            "Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Miroslav Zdeněk František Václav Michal Karel Luboš"
        ),
        first_female="Marie Jana Eva Hana Anna Věra Lenka Alena Kateřina Petra Lucie Jaroslava Ludmila Helena Zdeňka",
        first_family="Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pospíšil Hájek Král",
        male=(
            "Al An Bla Bo Boh Boř Bře Ce Da Do Dra Dušan Emi Fer Hyn Ig Ja Jindř Ji Kam Klem Kry La Leo Li Lu "
            "Ma Mar Mi Mil Mo Ni Old Os Pra Rad Řeh Ro Ru Sla Sta Svato Š Te Ti Va Ve Vi Vla Voj Vra Zby Zd Ži "
            "| bo boj da di dvik gust lek len li mír mi ni ran ro sla stislav ště těch | . d k l m n r slav š "
            "v"
        ),
        female=(
            "Ad Ag Al An Bar Be Bla Bo Bože Da Dag Do Dra El Em Er Ge Gi Ha He Il Ire Iv Iz Jar Ji Ju Ka Kam "
            "Kla Kla Kris Kvě La Le Li Li Lu Ma Mar Mi Mi Mo Na Ni Ol Pav Pe Ra Re Ro Rů Sa Si So Sta Sva Ště "
            "Ta Te Va Ve Vi Vla Vla Xe Za Zd Ž | bě bo de di dmi ka la le len lie lo mi na ni ra ri sla ši ta "
            "va | . na nka ra ška ta va"
        ),
        family=(
            "Ada An Ba Bar Be Bed Bí Bla Bo Bou Bře Bu Bur Ci Če Čí Da Do Dou Dra Du Fi Ge Ha Han Haš Hav He "
            "Hla Ho Hol Hor Hrd Hro Hru Hu Chal Cha Ja Jan Je Ji Ju Ka Ka Kle Ko Kol Kop Kos Kra Kři Ku La Le "
            "Li Lo Lu Ma Mach Ma Mar Maš Mat Me Mi Mo Mu Na Ne No Od Pa Pav Pe Pet Po Pro Ře Ri Rou Rů Ry Sed "
            "Se Ska Sla Smo So Sta Ste Stra Su Sy Ša Še Ši Šim Šp Ště Ta Tes To Tr Tů Ur Va Va Ve Vi Vla Vo Vo "
            "Vr Za Ze Zi Že | ba bal bo ča da de dla do ha ja ka kla la le li ma mi na ne no pa pi ra ro ru sa "
            "sla ši ta te va vá za že | bec čák ček cký der dl ha jka k kal ký lek lík man mek nek ník ný řík "
            "rek ský ster šek tek ň vec"
        ),
        systems=(
            "ř>rz š>sh č>ch ž>zh ě>e ů>u j>y",
            "ř>r š>s č>c ž>z ý>y á>a í>i ů>u ň>n",
            "š>sch č>tsch ž>sch v>w ř>rsch",
        ),
        feminine="ý>á k>ková l>lová n>nová r>rová c>cová",
        second_given=0.05,
        given_shift=6,
        given_tail=250,
    ),
    Origin(
        name="hungarian",
        group="polish_czech_hungarian",
        countries=("HUN", "SVK", "ROU"),
        first_male="László István József János Zoltán Sándor Ferenc Gábor Attila Péter Tamás Zsolt Tibor Csaba György",
        first_female="Mária Erzsébet Katalin Ilona Éva Anna Zsuzsanna Margit Judit Ágnes Andrea Ildikó Erika Krisztina",
        first_family="Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász",
        male=(
            "Ab Ad Ag Al Am An Ár Ba Bar Be Ben Ber Bol Bo Dá De Dé Do Dö Ede Ele Em End Er Ernő Gá Ge Gé Ger "
            "Gyu Hu Ig Im Já Je Jó Ká Kál Kele Ko Kris Kun La Len Le Ló Lu Má Már Má Mi Mó Ná Nor Od Os Ot Pál "
            "Ra Re Ri Ró Sa Sza Szil Ta Ti Vid Vi Vil Vin Zsig | bert bor dán dás dor dre go kab kus kás la "
            "lin lint más mér mon nát ni rián rik ron rin sa tal tán tin tó ván véd vin | . us d k"
        ),
        female=(
            "Ad Ág Al Am An Anikó Bar Be Ber Bog Bo Bri Ce Csi Da De Di Do Ed El Em Em En Er Er Esz Fan Flo "
            "Gab Gi Gy Haj Ha Hed Hel Il Im In Ire Jo Jú Ka Kin Kla Lau Lil Lí Lu Mag Mar Mel Mi Mó Na Nó Nó "
            "Or Pál Pat Pi Ra Re Ró Sá Sze Szil Ta Te Tí Tün Va Ve Vik Vi Zó | bé di dit ga gi gnes ka kó la "
            "le li lla ma mea na ni nka ra ri rin rit sa si ta tta ti va via za | . ka na nna rea"
        ),
        family=(
            "Ábra Ada An Ántal Ara Ba Bak Bal Bán Bár Bar Be Bed Ben Ber Bí Bo Bod Bog Bor Bo Bu Cse Csi Cso "
            "Csu Dal Dé De Do Dom Dör Du Egy Er Faz Fe Fe Fo Fo Fü Gá Ga Gál Ger Go Gul Gy Ha Haj Hal Heg Her "
            "Ho Hor Ill Jan Já Je Jó Ká Ka Kar Kas Ke Kel Ki Kir Kis Ko Kol Kop Kor Kov Kö Lá Lak Le Lő Lu Má "
            "Mag Maj Mar Mé Mi Mó Ná Nyá Oláh Or Ör Pá Pál Pás Pé Pi Po Pu Rá Ra Ré Ri Ró Sá Sal Sár Si Soly "
            "So Szé Szal Szen Szi Szo Sző Szű Ta Tak Tam Té Ti Tó Tol Tö Tu Ur Vá Vad Vaj Var Ve Vé Vi Vör Zá "
            "Zs | bá ber bor da di do du ga go gy há ho ka ká kas ki la lá le lo ma má mo na ni no ra ri ro sá "
            "se si szo ta ti to va ve vi zsa | cs czi di falvi gh hegyi hely házi i kai ki kó ly nyi ó r s si "
            "sy szky t th ti vári y zi"
        ),
        systems=(
            "á>a é>e í>i ó>o ö>o ő>o ú>u ü>u ű>u cs>ch sz>s zs>zh",
            "cs>ch s>sh gy>dj ny>ni",
            "gy>gi cz>c th>t y>i gh>g ss>s ö>oe ő>oe ü>ue ű>ue",
        ),
        second_given=0.15,
        family_shift=5,
        family_tail=6000,
        given_shift=6,
        given_tail=250,
    ),
    Origin(
        name="romanian",
        group="romanian_albanian",
        countries=("ROU", "MDA"),
        head="romanian",
        male=(
            "Ad Al An Aur Ca Ce Cla Clau Cor Cos Da De Du Emi Eu Fa Ga Ge Gri Hor Il Iu La Lau Lu Ma Mar Mi Ne "
            "Ni Oc Ov Pa Pe Ra Re Ro Sa Se Sil Ște Te Ti Tra Tu Va Va Vi Vir Vla | bri cu da di dre le li lian "
            "ma mi ni ran rel ri rin ta ti to va vian vi | . an el n s u"
        ),
        female=(
            "Ad Al Am An Aur Ca Ca Ce Cla Cor Cos Da De Da Do Ec Ele Em Eu Fe Flo Ga Ge Geo Gra Il In Io Iu La "
            "Lau Li Lu Ma Mar Mi Mi Na Ni Oa Oc Ol Pau Pe Ra Ro Ro Sa Si So Ste Sti Te Va Ve Vi Zoe | bri ca "
            "da di de la le li ma mi na ni ra re ri sa si ta ti va vi | . ca na nela ta ria"
        ),
        family=(
            "Ab Ada Al An Ang Ar Ba Bal Bar Băd Be Bo Bog Bor Bra Bu Bur Ca Căl Ce Chi Cio Co Con Cos Cri Cu "
            "Da Dan Dă Di Do Dră Du Ene Fa Fil Flo Fră Ga Gav Geo Gri Gro Gu Han Ho Il Io Is Iv La Lă Lu Lun "
            "Ma Man Mar Mă Me Mi Mir Mo Mu Na Nas Ne Ni Nic Ol On Pa Pas Pă Pe Pet Pi Po Pră Pu Ra Ră Ro Rot "
            "Ru Sa Sav Să Se Si Soa Sta Stă Sto Șer Ște Tă To Tom Tu Un Ur Va Vas Vă Vi Vla Vo Za Zam | ba bi "
            "ca că da di do ga gu ia la lă le li lo ma mi mu na ne ni pa po ra ră ri ro sa si ta ti tu va vi "
            "za | canu cea chescu ciu descu eanu escu iu lescu liță ncu nescu nciu ru rescu ș tescu tan uță "
            "vici"
        ),
        systems=("ș>sh ț>tz ă>e â>i î>i", "ș>s ț>t ă>a escu>esco", "ș>sch ț>z c>k gh>g u>ou"),
        family_shift=6,
        family_tail=5000,
        given_shift=6,
        given_tail=250,
    ),
    Origin(
        name="albanian",
        group="romanian_albanian",
        countries=("ALB", "RKS", "MKD"),
        head="albanian",
        male=(
            "Ad Agi Al Am An Ar Art Ba Be Bek Ber Bu Du Ed El Er Fa Fat Fi Ga Ge Gen Gj He Il Is Ja Ka Kas Kle "
            "Ko Kre La Lav Le Li Lu Ma Me Mi Na Ne Ni Pa Pe Pë Ra Re Ri Ru Sa Se Ska Sko Sh Shk Tah Te To Va "
            "Ve Vi Xha Ya Ze | bar bër di do fer gim ian ir jan kim len lir lon man mir mond nik nis rim rit "
            "ron tan tin tor von zim | . . i"
        ),
        female=(
            "Ad Ag Al Am An Ar Ar Ba Ber Bes Bu De Di Do Dri Ed El Em Er Fa Fla Fla Ga Ge Gje Gon Ha He Il Je "
            "Ju Ka Ko La Le Li Lu Ma Maj Mi Mi Na Ne Ni Or Pra Ra Re Ro Sa Se Si Su Shp Ta Te Val Ve Vi Xhe Ya "
            "Ze Zhu | bora dë di ga jda ka la le li lina ma mira na ni nita ra re ri sa ta ti va ze | . na ta"
        ),
        family=(
            "Abaz Ad Ag Ah Al Al An Ar As Av Ba Ba Bal Bar Be Beg Bek Bes Bi Bla Bo Br Bu Ce Ço Çe Da De Dem "
            "Di Do Du Dur Fe Fer Ga Gje Gjo Gr Gu Gur Ha Hal Has He Hy Ib Id Is Ja Ju Ka Kad Kal Kas Ko Kol Kr "
            "Ku La Lat Le Li Lu Ma Mal Mar Me Mem Mi Mu Mur Mus Na Naz Ni Os Pa Pal Pe Pr Qa Qe Qo Ra Ram Re "
            "Rr Ru Sa Sal Se Sel Si Su Sul Sh Sha She Shk Ta Ti To Tr Tu Va Ve Vu Xha Xhe Ym Za Ze Zej Zy | ba "
            "be di do fi ga gji hi ja ka ko la le li lla ma mi na ni pa qi ra ri ro sa shi ta ti va zi | . gu "
            "i j jaj jt ku laj ll naj niku niqi raj rdi ri shi ti tja ziu"
        ),
        systems=("ë>e ç>ch xh>j q>ch gj>dj", "ë>e ç>c xh>dzh q>q x>dz ll>l rr>r", "ë> ç>tsch xh>dsch q>tj sh>sch"),
        second_given=0.03,
        family_shift=8,
        family_tail=3000,
        given_tail=800,
    ),
    Origin(
        name="greek",
        group="greek",
        countries=("GRC", "CYP"),
        head="greek",
        male=(
            "Ach Ag Ale Ana An Apo Ar Ari Asi Cha Chri Da Dio Efst Ele Emm Era Ev Fil Fo Fot Gera Gri Ier "
            "Ilias Io Kle Kos Kyr La Leo Lou Ma Me Mi Nek Ni Od Ore Pan Par Pav Per Pet Pla Pol Pro Sav Se Sim "
            "Sot Sta Ste Stra The Thom Tim Tri Va Vla Xen Zi Zo | dro fanis gelos kis klis kos la lis ly ma mi "
            "na nasi ni no pho ri rio si sto stomos tas ti | . doros ios kles las mos nas os s tos"
        ),
        female=(
            "Ag Ale Am Ana An Anth Ari Ar As At Cha Chri Da De Des Dio Efi Efr Ele Em Er Er Ev Fan Fil Fot Ga "
            "Ge Gli Il Iri Is Ka Kal Kle Kon Kyr La Le Li Ma Mag Mar Me Mi My Nek Ni Ol Pan Par Pen Per Pi Po "
            "Po Ro Sav So Spy Sta Ste Syl Tha The To Tri Va Ver Vi Xan Ze Zo | da di dra fro ga gi ki kli la "
            "li lo ma mi na ni no pi ra ri ro si so sti ta ti xi | . a ia ni ra thea ti"
        ),
        family=(
            "Alex Ana Anag Andr Ang Ant Ap Arg Arv Ath Bak Bal Bou Chal Char Chat Chri Dal Dam Del Dia Dim Dou "
            "Drak Efst Ele Eva Fil Flo Fot Fra Gal Gav Gia Gik Gla Gri Ioa Kal Kar Kas Kat Kav Kef Kok Kol Kom "
            "Kont Kor Kos Kou Kra Kyr Lam Laz Leo Lia Lou Lyk Mak Mal Man Mar Mat Mav Mel Mich Mit Mou Mpa "
            "Mpou Nik Oik Pag Pal Pan Papa Papad Par Pas Pat Pav Pet Pol Pou Rap Rig Rou Sak Sam Sar Sav Sid "
            "Sim Ska Sof Sou Spa Sta Ste Str Tas The Thom Tok Tri Tsa Tsi Tso Vak Van Vas Ven Vla Vou Xan Xen "
            "Zaf Zer Zoum | a al am an ant ar as eri ev i id il im in is o ol on op or ot ou ov y | akis antis "
            "as atos ellis iadis idis inos is ios otis opoulos os ou oudis oulis"
        ),
        systems=(
            "ou>u mp>b nt>d ch>h gi>yi ei>i ai>e f>ph",
            "x>ks ch>kh y>i th>th k>c mp>b f>ph oi>i",
            "ou>oo i>ee ch>h mp>mb gk>g ts>tz",
            "konstantinos>constantine georgios>george ioannis>john nikolaos>nicholas k>c f>ph ou>u",
        ),
        feminine="poulos>poulou akis>aki idis>idou as>a is>i os>ou",
        second_given=0.05,
        script="greek",
        given_shift=2,
        given_tail=200,
    ),
    Origin(
        name="georgian",
        group="caucasian",
        countries=("GEO",),
        head="georgian",
        male=(
            "Al Am An Ar Ba Be Bek Di Da Du El Er Ga Ge Gi Go Gu Ia Il Ja Ja Ka Kar Ko La Le Ler Lu Ma Mal Mam "
            "Me Mer Mi Mu Na No No Od Ot Pa Ram Re Ro Sa San Si So Su Ta Ta Ter Te To Tri Va Vak Ve Za Zaz Zu "
            "| di do ga gar gi ka khar ko la lkhaz mi mu na ne nga ra ri ro sha ta ti va za zi | . d l n r z"
        ),
        female=(
            "Ai An Ba Be Da De Di Do Du Ei El Em Et Ga Ge Gu Gva In Ia Ir Ja Ka Ke Ke Kha La La Le Li Lo Ma "
            "Mad Mag Mai Mar Me Mi Mze Na Nar Nat Ne Ni Nu Pi Ra Ru Sa So Su Ta Te Tek Ti Tsi Va Ve Vi Za Zhu "
            "| di da ga ka kha ko la lo ma mi na ne ni no ri ra ro sha ta te tu va za | . a e na i"
        ),
        family=(
            "Abash Abul Adam Aka Al Am Ana Ar As Bag Bak Bal Bar Ba Ber Bez Bol Bur Chav Cher Chi Chkh Chub "
            "Dar Dav Dol Dum Dzn Ela Gab Gag Gam Gel Gig Gob Gog Gor Gul Gur Gve Iash Ig Iv Jaj Jan Jap Jik "
            "Kad Kal Kap Kar Kat Kav Khar Khu Kip Kob Kva Lab Lag Lom Lor Mac Mag Mai Mam Mar Mat Mch Meg Mel "
            "Mes Mik Mir Nad Nak Nat Nik Nin Odi Oni Pap Par Pat Pir Rat Roba Sak Sam Shar Shav Sir Sul Sur "
            "Tab Tav Tit Tod Tsk Tur Tvar Ug Vash Vep Zar Zed Zur | a ad al am an ar as av e ek el eli er i ik "
            "il iri o ol or osh u ul ur | adze aia ani ashvili ava eli enadze eradze ia idze iani ishvili "
            "itsvili odze oshvili shvili ua uri"
        ),
        systems=(
            "kh>h ts>c ch>tch v>w dze>dse j>dzh",
            "shvili>schwili v>w dz>ds ch>tsch sh>sch",
            "k>q kh>x ts>tz g>gh i>y",
        ),
        second_given=0.0,
        script="georgian",
        family_shift=8,
        family_tail=4000,
        given_shift=2,
        given_tail=200,
    ),
    Origin(
        name="armenian",
        group="caucasian",
        countries=("ARM",),
        head="armenian",
        male=(
            "Ab Al Ar Ara Arm Art As Av Ba Be Da Ed Em Er Fe Ga Gag Ge Gri Gu Ha Hak Ham Har Hov Hra Ka Kar "
            "Kha Ko La Le Ma Man Me Mher Mi Mku Na Nor Pa Pet Ra Raz Ru Sa Sam Sar Se Sme Ste Su Ta Tat Te Tha "
            "Ti Va Vah Var Va Vig Ya Yer Za Zav Zo | bat bed ben di gar gen ges hat ik khak kob la les ma men "
            "mik mo na nak ra ran re ri rik ro s sen ta tak tun va ven za zar | . . an n r k"
        ),
        female=(
            "Ad Ag Al Am An Ano Ar Arm Arp As Ast Be Da El Em Ev Ga Go Ha Has He Hri Ka Kha Kna La Li Lu Ma "
            "Man Mar Me Mi Na Nar Nu Ov Pa Per Qri Ra Ri Ro Ru Sa Sar Se Sha Si So Su Ta Te Va Var Ve Vi Ye Za "
            "Zar | bel da dik ga hit i ik ine ir ka le li lia lit ma me mi na ne nik nush ra re ri rine ro se "
            "sha sik ta tik va ve | . a e h n uhi"
        ),
        family=(
            "Ab Abgar Adam Agh Al Aleks Al Am An Ar Arak Aram Art As Asat Av Ay Az Ba Bab Bad Bagh Bal Bar Bed "
            "Beg Ber Dal Dan Dav Der Dil Don Ed Gab Gal Gasp Gev Gh Ghaz Gul Ha Hair Hakh Ham Har Has Hov Il "
            "Is Jan Jiv Kal Kar Kas Kaz Kesh Khach Khan Kir Kos Ku Lal Lev Mal Mam Man Mar Mat Mel Mes Min Mir "
            "Mov Mus Nal Nar Nav Ner Nik Ohan Os Pap Par Paz Pet Pil Poghos Rost Saf Sah Sak Sam Sar Sedr Sev "
            "Shah Shar Sim Step Suk Tad Tar Tash Tat Ter Tor Tov Tum Ul Var Vard Vas Yer Yegh Zak Zar Zor | . "
            "a ab ag ak am an ar as ash e eg ek en er es i ib ik il in o ogh ok on os u ul um un ur | anyan "
            "apetyan aryan atryan ekyan enyan eryan esyan ikyan inyan iryan isyan janyan kyan oyan ryan tyan "
            "unts uryan yan"
        ),
        systems=("yan>ian kh>gh ts>tz h>", "g>k b>p d>t yan>ian j>dj", "gh>g kh>h v>w yan>jan sh>sch"),
        second_given=0.0,
        script="armenian",
        family_shift=6,
        family_tail=3000,
        given_shift=5,
        given_tail=400,
    ),
)
