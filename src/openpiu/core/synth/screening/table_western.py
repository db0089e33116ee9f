"""Origins: Spanish, Portuguese, Italian, French, German, Dutch, Nordic, English, West African, Great Lakes."""

from openpiu.core.synth.screening.origin import Origin

WESTERN: tuple[Origin, ...] = (
    Origin(
        name="spanish",
        group="spanish_portuguese",
        countries=("ESP", "COL", "MEX", "ARG", "VEN"),
        head="spanish",
        first_family=(
            "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández"
        ),
        male=(
            "Ab Ad Ag Al Al Am An Ar Au Ba Be Ber Bo Ca Ce Ci Cla Cor Da De Die Do Ed El Em En Er Es Eu Fa Fe "
            "Fer Flo Fran Ga Ge Ge Gon Gre Gui He Ho Ig Is Ja Je Jo Ju La Le Li Lo Lu Ma Mar Ma Mi Mo Na Ni Ol "
            "Or Pa Pas Pe Ra Ra Re Ri Ro Ru Sa Se Sil Ti To Va Vi | bar bel bri cardo ci cio da di do fa fael "
            "fon ge go ián ien is la le li lio lo lvador mi món mun nal nan ni no ra ri rio ro sé so ta te ti "
            "tor va vi xi | . do n o s"
        ),
        female=(
            "Ad Ag Al Al Am An An Ar As Au Be Be Bla Ca Car Ce Cla Con Cris Da De Di Do Ele El Em Enc En Er Es "
            "Es Eu Eva Fa Fe Flo Ga Ge Glo Gra Gua He Il In Ire Is Ja Jo Ju La La Le Li Li Lo Lu Lu Ma Mar Mag "
            "Mer Mi Mo Na Nie No Ol Pa Pau Pe Ra Re Ri Ro Ro Sa Sa Sil Si So Su Te Va Ve Vi Xi Yo | bel bi ce "
            "ci da de di dad en fa ga la le li lia lma lo ma mi mu na ni nda nia ra ri ro sa sé ta ti to va "
            "vie za | . a da na ra ta"
        ),
        family=(
            "Aba Agui Al Al Alar Alco Alva Ama An Ara Are Ari Ave Ay Baez Bal Ba Bar Bau Be Bel Ber Bla Bo Bra "
            "Bu Ca Cab Cal Ca Can Car Cas Cer Co Cor Cres Cue Da De Do Du Es Es Es Fa Fi Flo Fra Fuen Ga Ga "
            "Gal Gan Gar Gi Gue Gu He Her Hi Ho Hur Ib In Iz Ja Ju La La Le Li Llo Lo Lu Ma Mal Mar Ma Me Men "
            "Mi Mo Mon Mu Na Ni Nu O Ol Or Os Pa Pal Par Pas Pe Pi Po Pra Pu Qui Ra Re Rey Ri Ro Ru Sa Sal San "
            "Se Sil So Sua Ta To Tru Ur Va Val Var Ve Vi Za Zu | ba bre ca cal ce cha da di do dri fa ga gue "
            "la le li lla lo ma me mi mo na ne ni ño pa que ra re ri ro rra sa se ta te ti va ve vi za | . gui "
            "l les llo nda nés nte nza ña ño ra rada rán res rez ro rro s sa stro to ves z zar"
        ),
        systems=("z>s b>v j>x ñ>ny ll>y", "v>b g>j c>s qu>k ñ>ni h>", "z>c s>z y>i ll>l ñ>gn j>h"),
        particles="de_la_ de_ del_ de_los_",
        particle_share=0.06,
        double_surname=0.65,
        family_shift=5,
        family_tail=4000,
        given_shift=4,
        given_tail=400,
    ),
    Origin(
        name="portuguese",
        group="spanish_portuguese",
        countries=("BRA", "PRT", "AGO", "CPV"),
        head="portuguese",
        first_family=(
            "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes"
        ),
        male=(
            "Ab Ad Af Al Al Am An Ar Au Be Ber Bru Ca Ce Cé Cla Da De Di Do Du Ed El Em Er Eu Ev Fa Fe Fer Flá "
            "Fran Ga Ge Gil Gui He Hu Ig Is Iv Ja Je Jo Jo Jú La Le Lu Ma Mar Ma Mi Mo Na Nel Ni Or Os Ot Pa "
            "Pe Ra Re Ri Ro Ro Ru Sa Se Síl Te Ti Va Vi Wa Wi Xa | bal ber cio cí dir do du fa fon ge go iel "
            "is la lber le li lio lson ma mar mil mir mun nan ner ni nio ra ri rio ro son ta tor val van vi "
            "zio | . do n o r s"
        ),
        female=(
            "Ad Ag Al Al Am An Ap Ar Au Be Be Bru Ca Car Ce Cla Cí Cris Da De Di Do Du El El Em Eu Ev Fa Fe "
            "Fla Ga Ge Gi Glo Gra He Il Is Iv Iza Ja Jo Jo Ju La Le Lí Lo Lu Lu Ma Mag Mar Mi Mo Na Ni Ol Pa "
            "Pri Ra Re Ri Ro Ro Sa Sa Sil Si So Su Ta Ta Te Va Ve Vi | bel bi ce ci da de di diane fa ga la le "
            "li lia ma mi mo na ni nda nia ra ri ro ssa sa ta ti va vi za | . a na ne ra te"
        ),
        family=(
            "Abran Agui Al Al Alme Alva Ama An Ara Are As Aze Ba Bal Bar Bas Be Ber Bo Bor Bra Bri Bu Ca Cab "
            "Cal Cam Car Cas Cer Cha Co Cor Cou Cra Cu Da Di Do Du Es Es Eva Fa Fa Fe Fi Fon Fra Frei Ga Gal "
            "Gar Gu Gui Hen In Ja Jar La La Le Li Lo Lou Ma Ma Mar Ma Me Men Mi Mo Mon Mo Mu Na Ne No Nu Ol Pa "
            "Pa Pas Pe Pi Pin Po Pra Qua Que Ra Ra Re Ri Ro Sa Sal Sam San Sar Se Si So Sou Ta Ta Te To Tri Va "
            "Va Vas Ve Vi Xa | ba bei bra ca ça ce chei da de di do dra fa ga gue la lei lhe li lo ma me mi mo "
            "na ne nhei ni pa que ra rei ri ro sa sco si ta tei ti to va vei ve | . des do es l lho ga nça nde "
            "ndes ne nha nho nto ra rda ro rra s sa ta to ves za ção"
        ),
        systems=("ç>ss ã>an nh>ny lh>ly ei>e", "z>s s>z qu>k x>sh ç>c th>t", "ç>s õ>on lh>ll nh>ñ ou>o"),
        particles="da_ dos_ de_ do_",
        particle_share=0.18,
        second_given=0.45,
        double_surname=0.55,
        family_shift=1,
        family_tail=1500,
        given_shift=2,
        given_tail=250,
    ),
    Origin(
        name="italian",
        group="spanish_portuguese",
        countries=("ITA",),
        first_male="Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Niccolò Nicolò",
        first_female="Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Noemi",
        first_family="Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca",
        male=(
            "Ab Ad Al Al Am An An Ar At Be Ber Bru Ca Car Ce Ci Cla Co Cor Da De Di Do Ed El Em En Er Eu Ez Fa "
            "Fe Fi Fla Gae Ge Gi Gia Gio Gre Gui Iv Ja La Le Li Lo Lu Ma Mar Ma Mi Mo Ne Ni Or Os Pa Pie Pri "
            "Raf Re Ri Ro Ro Ru Sa Se Sil Ste Te To Ub Va Vi Wal | bio ber brizio ce cio cardo da do dre fae "
            "gi go la le li lio lfo mo na nando ne ni no ra re ri ro sa sio ssi ste ta ti to tti va vio zio | "
            ". lo no ne"
        ),
        female=(
            "Ad Ag Al Al Am An An As Be Be Bi Bru Ca Car Ce Chi Cin Cla Con Cri Da De Di Do Ele Eli Em En Er "
            "Eu Fa Fe Fi Fla Ga Ge Gi Gia Gio Gra Il Im Ir Is Iv La Le Li Li Lo Lu Ma Mar Ma Mi Mo Na Ni Or Pa "
            "Pao Pi Ra Re Ri Ro Ro Sa Sa Se Si So Ste Su Te Va Ve Vi Vir | bri ce chia ci da de di fa fia ga "
            "gia la le li lia lla ma mi mo na ni nna nia ra ri ro sa ssa ta ti tti va via za | . na ra ta lla"
        ),
        family=(
            "Ab Ac Ag Al Al Am An An Ar Ba Bal Bar Bas Bat Be Bel Ben Ber Bi Bo Bon Bor Bra Bru Bu Ca Cal Cam "
            "Can Cap Car Cas Cat Ca Ce Chi Ci Co Col Con Cor Cos Cri Cu Da Dam De Di Do Du Fa Fal Fer Fi Fio "
            "For Fra Fu Ga Gal Gar Gat Ge Gi Gio Gra Gri Gu Im La Lan Le Li Lo Lom Lu Ma Mag Mal Man Mar Mas "
            "Maz Me Mi Mo Mon Mor Mu Na Ne Ni O Or Pa Pal Pan Par Pas Pe Pel Per Pi Po Pu Qua Ra Re Ri Ro Ros "
            "Ru Sa Sal San Sar Sca Se Si So Spa Sta Ta Te To Tor Tra Tu Va Val Ve Ven Vi Vo Za Zu | bat bel "
            "ber ca car ce ci da den di do fa fi ga ghe gi la le li lo man me mi na ne ni pa pel pi ra re ri "
            "ro sa si ta te ti va ve vi za | . ccio chi delli detti ganò ghi gli lli llo ncini netti ni nò no "
            "ra ro ri ssi sso tta tti ttò va zzi zzo"
        ),
        systems=("ch>k gh>g gl>l j>i zz>z", "c>ch gi>j cc>c tt>t ll>l", "k>c y>i ss>s nn>n"),
        particles="De_ Di_ D' Della_ Lo_",
        particle_share=0.08,
        given_shift=4,
        given_tail=400,
    ),
    Origin(
        name="french",
        group="french",
        countries=("FRA", "BEL", "LUX", "CHE", "CAN"),
        head="french",
        first_male="Jean-Pierre Jean-Luc Jean-Claude Jean-François Pierre-Yves",
        first_female="Marie-Claire Anne-Sophie Marie-Thérèse Marie-Hélène Anne-Laure",
        first_family="Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre",
        male=(
            "A Ade Ai Al Al Am An An Ar Au Bap Bar Be Ber Bo Ca Cé Char Chris Clé Co Cy Da De Da Di Do É Ed Em "
            "Eu Fa Fé Fer Flo Ga Gé Geor Gi Gré Gus Hen Her Hu Is Ja Jé Jo Ju Ké La Lé Li Lo Lu Ma Mar Ma Mau "
            "Mi Na No Oc Ol Pa Phi Qu Ra Ra Ré Ri Ro Ro Sa Ser Si Sté Syl Ta Thi Tho Ti To Tris Va Vic Vin Xa "
            "Ya | ba ber ce cen cien co ctor dé dri fa gui lain las laume le li lien lo lin ma man mé mi mon "
            "na nan ni niel pha que ra rel ri rien rice ro ry sé ste ta than thieu tien tor vain ve vier xis | "
            ". . l n s t"
        ),
        female=(
            "A Ade Ag Al Al Am An An An Ar As Au Bar Bé Ber Blan Bri Ca Car Cé Cha Chan Chris Cla Clé Co Cy Da "
            "De Di Do É Éd El É É Es Eu Fa Fer Flo Fran Ga Gé Geor Gi Gwen Hen Hé Hu In Is Ja Jo Ju La Lau Lé "
            "Li Li Lo Lu Ma Mar Ma Mé Mi Mo Na Na Ni No Oc Od Pa Pau Per Phi Ra Ré Ro Ro Sa Sa Sé Si Sy So Sté "
            "Su Thé Va Va Vé Vi Yo | bel bie ce ci cile da delle die dré fie ga gaëlle is la laine le li lie "
            "lise lle lotte ma mi mée na ne nice nie nique phine ra re ri rie sa se sée ta tale thi tte va vie "
            "vienne | . . a e ne te"
        ),
        family=(
            "Al Am An Ar Au Ba Bail Bar Bas Bau Be Bel Ber Bi Blan Bo Bon Bou Bour Bra Bre Bri Bru Ca Cam Car "
            "Cas Cha Cham Char Che Clé Col Con Cor Cou Cou Cro Da Dau De Del Des Di Do Dou Du Du Es Fa Fau Fer "
            "Fi Flo Fon Fou Fra Ga Gau Ge Ger Gi Go Gou Gra Gri Gué Gui Ha Her Ho Hu Ja Jo Jou La La Lam Lan "
            "Las Lau Le Le Le Lou Lu Ma Mail Mal Mar Mas Mau Me Mer Mi Mo Mon Mou Mul Na Ni No Oli Pa Pas Pé "
            "Pe Per Phi Pi Plan Poi Pou Pré Pru Quen Ra Ray Re Ri Ro Rou Rous Ru Sa Sau Sé Si Sou Ta Tes Thé "
            "Thi Tou Tré Tru Va Val Vas Ver Vi Vil | bar bau ber bou ca chai chon cour da del dou fé fran ga "
            "gé gnon guer la lan le li lin lle man mar me mo mon na ne nier pel pi ra re ri ro ron sa se ssa "
            "ta te ti tre va ve vil | . ard aud ault aux court din dreau eau el elle enne er et eux fort gny "
            "ier in lot lon main mont net neau niaux nnet on ot rais reau rel ret rier rin rt teau ton tte "
            "vain val ville y"
        ),
        systems=("ph>f eau>o ch>sh qu>k ou>u", "y>i oi>oy ault>aud ss>s ll>l", "c>k aux>o eu>oe ç>s é>ee"),
        particles="de_ de_La_ Le_ d'",
        particle_share=0.05,
        second_given=0.3,
        double_surname=0.05,
    ),
    Origin(
        name="german",
        group="germanic_dutch",
        countries=("DEU", "AUT", "CHE"),
        first_male=(
            "Michael Andreas Thomas Peter Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Jörg Karl-Heinz"
        ),
        first_female=(
            "Ursula Karin Helga Sabine Ingrid Renate Monika Susanne Gisela Petra Birgit Andrea Käthe Bärbel Anneliese"
        ),
        first_family=(
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Schröder"
        ),
        male=(
            "Adal Al Al Am Ans Arn Axel Bal Bern Ber Bern Bodo Burk Carl Det Die Diet Eber Eck Ed Eg Ekke Emil "
            "Er Ern Falk Fer Fran Frie Fried Ge Ger Gis Gott Gün Hage Hans Har Hei Hel Her Hol Hu Ing Joa Jo "
            "Kas Kon Kur Lam Len Leo Lo Lud Lu Ma Man Mar Mein Nor Ol Ort Os Ot Rai Ral Rein Ri Ro Rü Sieg Si "
            "Theo Tor Traugott Ul Vol Wal Wen Wer Wil Win Wolf | ald ard bert brecht chard dar dolf fried gang "
            "ger hard hart helm her hold lieb man mann mar mund nar ner old olf rad ram rich rik ther thin win "
            "wig | . . o"
        ),
        female=(
            "Adel Ag Al Al Am An An An Ant Ar As Bar Bea Ber Ber Bir Bri Cä Ch Cla Cor Dag Do Do Ed El El Em "
            "Er Er Eri Eva Fran Frie Ga Ger Ger Gi Gre Gud Gun Han He Hed Hei Hel Hen Her Hil Il Il Im In Inge "
            "Ir Is Jo Jo Ju Jut Ka Kat Kla Kor Kun La Lie Li Lot Lud Lui Mag Mar Mar Mat Mecht Mei Mel Mi Ot "
            "Pau Ra Re Ro Rosa Roswi Sieg Si So Ste Sus Svea Te Thea The Trau Trud Ul Ur Ver Vio Wal Wil Win | "
            "berta borg burga de del delind dis frieda gard gund hild ia ina ine isa ka lene lie linde lind "
            "lotte mara nelie ra rid run sa se sel tha the tra traud trud wine | . . e"
        ),
        family=(
            "Acker Adel Ahr Al Alt Am An Arn As Au Bach Bal Bam Bar Bär Bau Beck Behr Berg Bi Bir Blu Böh Bon "
            "Born Brand Brau Brei Brü Buch Burg Busch Büt Dam Deg Dien Diet Dorn Dres Ebe Ecker Ehr Eich Eis "
            "En Erd Esch Feld Fink Fleisch Frei Frie Fuchs Für Gart Geb Gei Ger Glas Göß Gott Gra Groß Grün "
            "Gut Haa Hag Hahn Hal Ham Hart Has Hau Heid Hein Hell Hen Her Heß Him Hir Hof Holz Horn Hub Im Jä "
            "Jung Käm Kal Kauf Kell Kern Kess Kirch Klein Kling Knob Köh Kö Kra Kreu Kron Küh Kun Lan Lau Lehn "
            "Leit Lich Lin Löw Lu Maier Man Mar Mau Mei Mes Mit Moh Mor Müh Nach Nau Neu Nie Nord Ober Ochs "
            "Ost Pfef Plat Pohl Prei Rab Rau Reh Rei Rich Rit Rö Rosen Roth Rü Sach Sand Sau Schar Scheu Schil "
            "Schle Schön Schrö Schu Schwa See Seid Sieb Som Son Spe Stad Stein Stern Stor Strau Tann Teu Thal "
            "Trau Uhl Ull Vog Voll Wach Wal Wei Wend Wer Wies Wil Win Wolf Wun Zei Zieg Zim | . acker bach "
            "baum beck berg born brink bronn brück burg dorf eck egger eis feld ge gen hag hard hauer haus "
            "heim hof holz horst huber ing inger in kamp ke kirch l land le leit len ler lich lin ling loh "
            "mann meier müll ner rath reich reiter sch schlag stad stein tal thal wald wein wieser zell | . . "
            "er mann s"
        ),
        systems=("ä>ae ö>oe ü>ue ß>ss", "ä>a ö>o ü>u ß>s sch>sh", "ß>sz k>c ai>ei ei>ai tt>t dt>t"),
        particles="von_ von_der_ zu_",
        particle_share=0.02,
        double_surname=0.04,
    ),
    Origin(
        name="dutch",
        group="germanic_dutch",
        countries=("NLD", "BEL"),
        head="flemish",
        first_family=(
            "De_Jong Jansen De_Vries Van_den_Berg Bakker Van_Dijk Visser Smit Meijer De_Boer Peeters Janssens Maes"
        ),
        male=(
            "Aal Ad Al Al Ar Ba Bar Bas Be Bo Boude Bram Coen Co Daan Da Die Dir Do Ed Eg El Em Er Eve Fer Flo "
            "Fran Freek Ge Gij Guus Ha Hein Hen Her Hu Ies Jaap Ja Je Je Joa Joost Jur Kas Klaa Kor Lam Lau "
            "Leen Lex Lode Lou Maas Man Mar Mees Mei Ni Noud Ol Ot Pau Pep Pie Quin Rein Rem Ri Ro Roe Ru Sieb "
            "Si Ste Teu Thij Tij Ton Twan Val Vic Wes Wie Wil Wou Ze | bert brand cel co der dert drik el en "
            "ens ger hard ke kus land lem man mar nard ne nout rad rik rit ry sen ter ton ven wijn win | . . s "
            "t"
        ),
        female=(
            "Aal An An Ant Ar As Ba Bar Be Ber Bie Bri Ca Car Chris Cor Da De Di Do Do El El El Em Es Eve Fe "
            "Fle Flo Fran Gee Ger Gre Han Hei Hele Hen Her Il In In Ire Ja Jac Je Joh Jo Ju Kar Kim Kla La Lau "
            "Li Lie Lin Loe Lot Lou Ma Maa Mar Mar Mei Mer Mie Mi Mo Na Nel Ni Noor Pau Pe Pie Ri Ro Roe Ro Sa "
            "San Sa Se Si So Ste Su Suus Te Ti Trij Tru Va Ver Vi Wen Wil Wi Ya | beth bie bor cilia da de "
            "dien dra el elle ie ien is jan je ke kje la le lien lies line lotte lou ma mijn na neke nie nora "
            "ntje ra ria rina sa se sje ta te tje trix | . . a n"
        ),
        family=(
            "Aal Ach Al Am As Baar Bak Bal Bar Beek Ber Bie Blan Bloe Boe Bo Bol Boom Bos Bou Braam Bre Brin "
            "Broe Bruy Bul Bus Ca Claes Co Coor Cro Dam De_Bac De_Br De_Clo De_Gr De_Haa De_Ko De_La De_Me "
            "De_Rid De_Smi De_Wil De_Wit Del Die Dij Don Drie Duy Eek El En Es Feyen Ge Ger Goos Goe Groe Haag "
            "Ha Ham Har Heem Hei Hel Hen Her Heu Hoe Hof Hool Hout Huis Ja Jor Kam Kat Ker Kie Klein Kloos Kni "
            "Koe Kolk Koop Kor Kra Kui Lam Lan Lee Lem Lin Lo Lub Maas Mee Mei Mel Mer Mic Moe Mol Mui Nie "
            "Noor Oe Ol Oos Ou Paa Pau Peet Pie Plas Poel Pot Prin Raa Rei Ren Rij Roe Roo Ros Rui Schaap Sche "
            "Schip Scho Schui Slui Smee Smi Snij Spe Staal Ste Stok Stroo Swin Tae Tim Tol Van_Aal Van_As "
            "Van_Beu Van_Bo Van_Dam Van_de_Ka Van_de_Ve Van_den_Bo Van_den_Broe Van_den_Hou Van_der_Brug "
            "Van_der_Lin Van_der_Mee Van_der_Plas Van_der_Stee Van_der_Wal Van_Doo Van_Ee Van_Ge Van_Ha "
            "Van_Hoo Van_Lee Van_Loo Van_Mo Van_Nie Van_Oos Van_Ra Van_Roo Van_Scha Van_Vee Van_Wij Van_Zui "
            "Vander Veen Vel Ver Vlie Voo Vos Vree Wal We Wes Wie Wil Win Wou Zee Zoe Zui | . ber bos broek "
            "camp daal den der dijk donk dorp elen enaar ens gem ger gers graaf haut heide heim hof horst "
            "huizen hoven ij kamp ke kens kerk ker land le lee len loo man mans meer meire mer mond ning oort "
            "ring rooij sen ssen sterk stra straeten veld ven vliet voort waert ward water wijk winkel zen | . "
            ". s"
        ),
        systems=("ij>y ae>aa c>k uy>ui oe>u", "y>ij ck>k x>ks ee>e oo>o", "ij>ei ou>au ui>uy k>c aa>ae"),
    ),
    Origin(
        name="nordic",
        group="nordic",
        countries=("SWE", "NOR", "DNK", "FIN", "ISL"),
        first_male=(
            "Lars Anders Per Karl Johan Erik Jan Bjørn Søren Jørgen Håkan Göran Åke Øystein Mikkel Jürgen Pär Jón"
        ),
        first_female=(
            "Anna Eva Maria Karin Kerstin Kristina Åsa Märta Søs Bodil Gunnhild Øydis Päivi Ása Birgitta Hjørdis"
        ),
        first_family=(
            "Andersson Johansson Karlsson Nilsson Hansen Olsen Jørgensen Sørensen Øverland Åberg Söderström Virtanen"
        ),
        male=(
            "Ag Al Amund An Arn Arv As Åg Ås Bal Ben Ber Bir Bjar Bo Bø Bør Bri Dag Ed Eg Ei Ein Elv En Er Es "
            "Fin Fol Fre Fro Gei Ger Gu Gun Gus Hal Har Has Hå Hel Hen Her Hil Hjal Hol Hø In Ing Iv Jak Je "
            "Jon Jo Jør Kje Knu Kri Kå Lei Len Lo Mag Mar Mat Mor Nils Nor Od Ol Os Ot Øi Øy Pe Rag Ras Reid "
            "Ro Rol Ru Rø Sig Si Sjur Ste Sten Sti Stur Sve Svein Søl Tar Ter Thor Tor Tron Try Ul Val Veb Vi "
            "Vid Yng | ar ard bjørn björn bert brand dan der el fast finn fred geir grim gvald je kell ke leif "
            "leiv mar mod mund nar nus old olf ren rik rud rulf sten stein ten tin tor vald vard vin vind | . "
            ". e"
        ),
        female=(
            "Ag Al An Ann Ar As As Ås Astr Ber Bir Bjø Bod Bri Dag El El El Em Er Ev Fre Frø Ger Gre Gry Gu "
            "Gud Gun Gun Hal Han Hed Hei Hel Hen Her Hil Hjør Hul Idun In Ing Ing Ire Jen Joh Jo Jø Kai Kar "
            "Kat Kjer Kri La Lil Li Lin Lo Lov Mag Mai Mar Mär Mer Met Nan Nor Od Ol Øy Pern Rag Ran Reb Rig "
            "Ro Run Sa Sig Sig Si Sin Siri Sol Ste Sun Sva Sve Syn Søl Ther Tho Thy To Tor Tov Tu Turi Ul Un "
            "Va Ve Vi Yl | a borg bjørg da dis e een frid fríður gard gerd gun gunn hild ia ild in ina je ka "
            "ke la laug lill lin lot mor na ne ni nild ny rid run sa se sel ta te tild tra trud unn va veig vi "
            "vor | . ."
        ),
        family=(
            "Aa Ab Ad Al Alm Am An As Aug Åker Ås Bac Bak Bang Ben Berg Bil Bir Bjer Björk Blix Bo Bor Brand "
            "Brat Bro Bru By Bø Dahl Dal Dam Eg Eid Ei Ek Elg En Eng Eri Es Fager Fal Fjel Flo Fol Fors Fos "
            "Fred Frö Frø Ger Gja Gra Gran Grøn Gul Gun Haga Hal Ham Han Has Hau Hav Heg Hel Hen Her Hjor Hol "
            "Holm Hov Hå Häg Hög Høi Hø Ing Is Ja Jen Jo Jør Kal Kar Kas Kjær Kje Kol Kris Kro Kval Kvi Lar "
            "Laur Lien Lil Lin Lind Lju Lo Lun Lund Lød Lö Mad Mag Mal Mar Mel Mik Mo Mor Moe Myr Mø Mör Ned "
            "Ner Nes Nil Nor Nord Ny Næs Od Ol Os Ost Ot Ö Öd Ös Øst Øy Pal Paul Per Pet Pou Ras Reh Rei Ren "
            "Ros Rud Ry Rød Rön Sam San Sel Sjö Sjø Ska Skjel Skog Sko Skår Smed Sol Son Stav Sten Sto Stor "
            "Strand Strøm Ström Stå Sund Sve Svin Sør Söder Tan Te Thor Tor Tran Tve Tøn Ud Ul Val Van Ved Ves "
            "Vi Vik Vin Wal Wes Wik Wil Ytter | . . a be ber bo ga ge gås hau hei in is kel kl la le lin man "
            "mer mo mund na ne nø ol or qvi rå ren sa se skå stä stö ta ten ti to tö va ve | berg blad borg "
            "bråten by bäck dahl dal ell én er gaard gren gård haug heim holm hus ing ius lund løkken man mark "
            "mo nen nes ng näs qvist rud rup sen sson sen seth skog stad stam sted strand ström strøm sund søn "
            "vall vik åker ås øy"
        ),
        systems=("ø>oe å>aa ä>ae ö>oe æ>ae", "ø>o å>a ä>a ö>o æ>e", "ss>s qv>kv w>v aa>å ph>f kj>k"),
        second_given=0.3,
        double_surname=0.04,
        family_shift=5,
        family_tail=5000,
    ),
    Origin(
        name="english",
        group="english",
        countries=("GBR", "USA", "CAN", "IRL", "AUS"),
        head="english",
        first_family=(
            "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Edwards O'Brien"
        ),
        male=(
            "Al Al An Ar Ash Aub Bar Ben Ber Brad Bran Bren Bry Bur Cal Cam Car Ced Chad Chris Clark Clif Col "
            "Con Cor Craig Dal Dar Dav Den Der Don Doug Dun Dus Ed El Em Er Eu Ew Fer Fin Fran Fred Gar Gav "
            "Ger Gil Glen Gor Gran Greg Har Hec Hen Her Hor Jar Jas Jef Jer Jon Keith Ken Kirk Kyl Lan Law Lee "
            "Len Les Lin Lou Luc Mal Mar Max Mer Mil Mit Mor Nel Nev Nor Orv Os Ow Per Pres Ran Ray Reg Rex "
            "Rod Rol Ron Ros Roy Rus Sam Sel Shel Sid Spen Stan Ter Tim Tod Trav Trev Ty Ver Vic Wal War Wen "
            "Wes Wil | ald am an ard ley bert chell cis coln cent dan den don dric ell en ence er ey fred ford "
            "gan ice iel in ion is ison lan lard las liam lie lin lon man ment mond mot nard ney old on or "
            "rett rey rick ris roy son ter ton tor van vin ward well win wood | . ."
        ),
        female=(
            "Ab Ad Ag Al Al Am An An Ar Ash Aud Ava Bar Bea Bel Ber Bev Bre Brit Ca Cam Can Car Cas Cec Char "
            "Cher Chlo Clar Con Cor Cyn Dai Dan Daw Deb Del Den Dia Don Dor Ed El El Em En Er Es Eth Eve Faith "
            "Fay Flor Fran Gem Gen Ger Gin Glen Glo Gra Gwen Har Hel Hil Hol Ida Ire Is Jac Jan Jas Jen Jes Jo "
            "Jos Joy Ju Kar Kat Kel Ken Kim Kir Lau Lea Len Les Lil Lin Lor Lou Luc Lyn Mab Mar Mar Mat May "
            "Mel Mer Mil Mir Mol Nan Nat Nor Ol Pam Pat Paul Pen Phyl Pol Pru Ros Ru Sab Sal Sam San Sher Shir "
            "Sky Ste Su Syb Tam Ter Tif Tra Uni Val Ver Vic Viv Wen Wil Yv Zoe | a abel anna anne becca belle "
            "by cy da dine dra dy eleine elle en ence erly ett ette ey fer gail gret ia ice ie igail iel ina "
            "ine ison ita la le ley lie lin lia lotte lyn ma mary mie na nda nia nie nne rah rie ris rose sa "
            "sie son ssa sta ta tha tie tney ty va vie y | . ."
        ),
        family=(
            "Ab Ac Ad Al Al Am An Ap Arm Arn As At Ay Bab Bag Bain Bal Ban Bar Bas Bat Bax Bea Bec Bed Bel Ben "
            "Ber Bev Bex Bick Bil Bir Bla Bon Boo Bor Bos Bou Box Boy Brad Bram Bran Bren Brid Bro Bru Buck "
            "Bul Bur But Cal Cam Can Car Cas Cat Cav Chap Charl Chat Ches Chur Clap Clay Clif Clin Co Cob Col "
            "Comp Con Cop Cor Cot Cran Craw Cres Crom Cros Cul Cum Dal Dan Dar Daw Dean Den Der Dev Dick Din "
            "Dob Dray Dud Dun Dur Eas Eck El Els Em Er Ev Fal Far Faw Fen Fer Fin Fish Flan Flet Fol For Fos "
            "Fox Frank Fre Ful Gal Gar Gas Gib Gil Glad Glan Glen God Gol Good Gor Gos Gra Gran Gre Grif Grim "
            "Hack Had Hal Ham Han Har Has Hat Hav Haw Hay Heath Hen Her Hick Hig Hill Hod Hol Hop Horn How Hub "
            "Hud Hum Hun Hurst Ing Jack Jar Jen Kel Ken Kers Kil Kim Kirk Knap Lam Lan Lang Lar Lat Law Lead "
            "Led Lex Lin Lit Lock Long Lov Low Lud Lyn Mac Mad Mal Man Mar Mas Max May Mel Mer Mid Mor Mul Nap "
            "Nes New Nor Nut O' Oak Od Ol Or Os Ox Pad Pal Par Pat Pax Pem Pen Per Pick Pres Pritch Rad Ram "
            "Ran Raw Red Ren Rich Rid Rob Rock Rud Rush Sad Sal San Sax Seal Sed Sel Shar Shel Sher Sid Sim "
            "Skel Slo Som South Spen Staf Stam Stan Sted Stock Stok Strat Stur Sud Sul Sut Swan Swin Tal Tem "
            "Ten Thack Ther Thor Til Tod Tor Tow Tre Tur Up Ux Van Wad Wake Wal Wan War Wat Web Wel Wen Wes "
            "Wex Whit Wick Wil Win Wis Wood Wor Wy Yar York | . . bor bur chen den der ding field ga ham ing "
            "ken ker la le lin lis man mer min na ner ning per rin ring sen ster ter tin to ver wel win | bank "
            "bee bourne bridge brook burn bury by combe cott croft dale den don ell er ey field ford gate ham "
            "head hill hope hurst ington land ley low man mont more ness ock or rick ridge sett shaw side son "
            "stead ster stone ston sworth thorpe ton wall ward way well wick win wood worth yer"
        ),
        systems=("ph>v th>t y>ie ck>k ley>leigh", "s>z oo>u ey>y ll>l tt>t", "c>k f>ph ea>ee er>ar"),
        second_given=0.4,
        double_surname=0.03,
    ),
    Origin(
        name="west_african",
        group="west_african",
        countries=("NGA", "GHA", "SEN", "CIV", "CMR", "MLI"),
        head="west_african",
        first_family=(
            "Diallo Traoré Mensah Okafor Adeyemi Ndiaye Coulibaly Owusu Eze Bello Camara Boateng Diop Nwosu Sow"
        ),
        male=(
            "Abi Ade Ado Afo Aki Ala Ama Anu Ayo Ba Ba Bou Chi Chu Da De Di Dja E Ebu Eke Fa Fe I Iba Ike Iwu "
            "Ka Ke Ko Kwa La Ma Mo Mu Na Nna No Nwa O Oba Obi Ode Oji Oka Ola Olu Ona Ose Osi Ou Sa Se Si Sou "
            "Ta Tche Te To U Uche Ugo Ya Yo | ba bi bo chu da de di dou du fe ga go gu ji ka ke ko kwu la le "
            "lou lu ma mi mo na ne ni no ra re ri ro sa so su ta te tu wa wo ya | . de di ka ke ku la le ma mi "
            "n na nna ra s sa ye yi"
        ),
        female=(
            "Abe Abi Ade Adi Afi Ake Ama Ami Anu Asa Awa Ayo Bi Bin Chi Chi Da De Di E Efo Eku Esi Fa Fan Fo I "
            "Ife Ike Ka Ke Khou Ki Ku La Ma Maï Mo Na Nde Ngo Nke Nne No Nwa O Obi Oke Ola Olu Oma Ore Ou Ro "
            "Sa Se Si So Sou Ta Te Ti To U Uju Uzo Ya Ye Yo Zai | ba bi bou da de di du fe gi go ji ka ke ko "
            "la le li lu ma me mi na ne ni no nye ra re ri ro sa si ta ti tu wa wo ya zo | . a de ke la ma mi "
            "na nna ra ta ye"
        ),
        family=(
            "Aba Abu Ada Ade Adje Afo Aga Agbo Ake Ako Ala Ama Ame Ani Ano Asa Asi Ata Awu Ayi Azu Ba Ban Bam "
            "Bi Bo Bou Chu Cissé_ Coul Da Dem Di Dia Dje Do Dou E Ebe Edo Egbu Eke Eme Esse Ewu Eze Fa Fof Ga "
            "Gba Go Gue Ha I Ibe Ido Ife Ige Iro Ja Ka Kam Ke Kei Ko Kon Kou Kwa La Lo Ma Mba Mbo Me Mo N'D "
            "N'G Na Nda Ndu Ngo Ni Nja Nko No Nwa Nwo O Oba Odu Of Og Oha Oja Oke Ola Omo Ono Opa Ori Osa Osu "
            "Oto Owu Oye Qua Sa San Sar Se Si Sis So Sou Sy Ta Tal Te To Tou U Uba Udo Ugo Uma Uzo Wa We Ya "
            "Yam Ye Yo Za Zou | ba be bi bo cha chi da de di do du fo ga go gu ja ji ka ke ki ko ku la le li "
            "lo lu ma me mi mo na ne ni no nu ra ri ro sa se so su ta te ti to wa we ya ye za | . bi dou dji "
            "fe ga gne kwe ku la lla lo ma mba mi na nde ne ngo nia nne nou nu ra ré rou ssa tara té to wa we "
            "wu ya yé yi"
        ),
        systems=("ou>u dj>j y>i ch>tch", "u>ou j>dj w>ou ng>ngu c>k", "kw>qu ch>sh gb>b é>e ss>s y>ye"),
        second_given=0.3,
        family_shift=3,
        family_tail=2000,
        given_shift=5,
        given_tail=800,
    ),
    Origin(
        name="great_lakes",
        group="west_african",
        countries=("COD", "RWA", "BDI", "UGA", "KEN"),
        head="great_lakes",
        male=(
            "A Ade An Bar Ben Ber Bo Ca Cé Ce Chris Da De Dé Di Do É Em Er Eu Fé Fi Flo Fran Fre Ga Gé Gil Go "
            "Her Ho Hy In Is Ja Je Jo Ju Ka La Lé Lu Ma Mar Mé Mi Mo Na Ni No Oli Pa Pas Phi Po Pros Ra Ré Ri "
            "Ro Sa Sé Si Syl Tha Thé Tré Va Ve Vi Za | ba bert bin cien dé di dou dre gène gué la lain le li "
            "lin ma mas mé mi mon na nace né ni no phore ra rard ré ri ric ro sa sé son sta ste tien tin vain "
            "ver vé vier | . . e n s"
        ),
        female=(
            "A Ade Al An Be Bé Ber Ca Cé Cha Chris Cla Da De Di Do É El Em Es Eu Fé Fi Flo Fran Fu Ga Gé Gi "
            "Glo Gra Her Im Is Ja Je Jo Ju Ka La Lé Li Lu Ma Mar Mé Mi Mo Na Ne Ni No Oda Pa Pas Per Phi Ra Ré "
            "Ri Ro Sa Sé So Sté Su Té Thé Va Vé Vi Yo Za | bel bie ce cie da de di die fine gie la le li lie "
            "line ma mé mi na ne nie nise phine ra ré ri rie sa se sée ta te thie tte va vie vine | . . a ne"
        ),
        family=(
            "Ba Bi Bo Bu Ga Gi Ha Hi I Ka Ke Ki Ko Ku Lu Ma Mba Mbo Mbu Mi Mo Mu Mpa Mpo Mu Mwa Na Nda Ndi Ndo "
            "Nga Ngo Ni Nke Nko Nsa Nse Nshi Nta Nti Nya Nzi Ru Rwa Sa Se Shi Si Ta Tshi Tu U Uwi Wa Ya Za Zi "
            "| ba be bi bu da ga gi go gu ha hi ka ke ki ko ku la le li lo lu ma me mi mu na ndi ngo ni nta "
            "nya ra re ri ro ru sa se shi si ta te ti tu va we ya yi za zi | . bagabo bwe da di kuru la lwa ma "
            "mana mba me nda ndi nga ngi ngu nya nza ra ramu re ri rwa sha si ta tse va wa ye yimana yumva za "
            "zi"
        ),
        systems=("tsh>ch y>i u>ou", "k>c w>v z>s ng>n", "ou>u sh>ch j>dj é>e"),
        second_given=0.25,
        family_shift=8,
        family_tail=4000,
        given_tail=800,
    ),
)
