"""Name tables: Turkish, East and South Slavic, Albanian, Georgian, Armenian, Greek, Romanian."""

from openpiu.core.synth.names.culture import Culture

EAST: tuple[Culture, ...] = (
    Culture(
        name="turkish",
        countries=("TUR", "AZE"),
        male=(
            "Mehmet Mustafa Ahmet Ali Hüseyin Emre Murat Burak Yusuf İbrahim Serkan Oğuz Kağan Çağlar "
            "Volkan Tuncay Şükrü Gökhan Erdem Cem"
        ),
        female=(
            "Ayşe Fatma Zeynep Elif Emine Hatice Merve Büşra Gülşen Şeyma Özlem Derya Çiğdem Nurcan "
            "Sevgi Pınar Tuğba Ebru Yasemin Dilek"
        ),
        stems="Kara Yıldı Öz Demir Akç Gün Çelik Bozk Toprak Say Uğur Kılıç Erd Aslan Yal Taş",
        endings="oğlu rım türk soy ay aslan er ışık",
        rules="ş>sh ç>ch ğ>gh ü>ue ö>oe ı>y c>dj ğ> y>j v>w",
        second_given=0.2,
    ),
    Culture(
        name="east_slavic",
        other_script=True,
        countries=("UKR", "GEO", "MDA", "KAZ"),
        male=(
            "Oleksandr Dmytro Serhiy Andriy Mykola Volodymyr Yuriy Vasyl Ihor Viktor Yevhen Oleh "
            "Pavlo Kyrylo Bohdan Aleksandr Leonid Maksym Hryhoriy Artem"
        ),
        female=(
            "Olena Iryna Natalia Tetiana Svitlana Kateryna Yuliya Oksana Lyudmyla Halyna Anastasiya "
            "Viktoriya Nadiya Zhanna Yevheniya Daryna Khrystyna Lesya Polina Alla"
        ),
        stems=(
            "Kovalk Shevch Bondark Tkachuk Lysykh Zakhar Ostrovs Melnych Yakov Chornov Hrytse Kuznets "
            "Zhuravl Vasylkiv Demyan Khomen Fedors"
        ),
        endings="enko uk ov sky yshyn ets",
        rules="kh>h zh>j ts>c ks>x yu>iu ya>ia iy>y shch>sch ch>tch o>a v>w y>i hr>gr ye>e",
        feminine="ov>ova sky>ska",
        second_given=0.05,
    ),
    Culture(
        name="south_slavic",
        other_script=True,
        countries=("SRB", "MKD", "BIH", "MNE"),
        male=(
            "Nikola Stefan Marko Aleksandar Dragan Miloš Goran Zoran Dejan Vladimir Boban Slobodan "
            "Nenad Siniša Đorđe Emir Jasmin Ljubiša Željko Darko"
        ),
        female=(
            "Jelena Milica Ana Marija Dragana Ivana Snežana Vesna Tijana Gordana Biljana Jovana "
            "Ljiljana Emina Amra Zorica Žaklina Suzana Nevena Đurđica"
        ),
        stems="Petr Jovan Nikol Stojan Milos Radul Krst Vukas Bož Tode Ilij Džaf Mrkon Zlat Velj",
        endings="ović evski ić inović kov ovski",
        rules="š>sh č>ch ć>ch ž>zh đ>dj lj>ly j>y ks>x v>w c>ts",
        second_given=0.03,
    ),
    Culture(
        name="albanian",
        countries=("ALB", "RKS"),
        male="Arben Besnik Ilir Agron Dritan Gëzim Luan Fatmir Blerim Shpëtim Valon Kreshnik Qazim Xhevdet Ardit",
        female=(
            "Valbona Mirela Drita Teuta Arta Blerta Flutura Vjollca Shqipe Ermira Lindita Xhensila Albana Fatime Besa"
        ),
        stems="Hox Gash Kras Berish Shal Kelmen Muj Krye Zog Bajr Rexh Dervish Lek Selman Thaç",
        endings="ha i niqi aj aku epi",
        rules="xh>j ç>ch q>ch ë>e sh>s th>t gj>dj ë> x>dz",
        second_given=0.03,
    ),
    Culture(
        name="georgian",
        other_script=True,
        countries=("GEO",),
        male="Giorgi Davit Levan Nika Zurab Irakli Vakhtang Tornike Avtandil Shota Mikheil Otar Gocha Lasha Revaz",
        female="Nino Tamar Ketevan Maka Natia Khatuna Eka Lela Tinatin Salome Manana Nana Irma Teona Tsitsino",
        stems="Kvari Tskhomela Gelov Beri Mchedli Japari Khuts Lomi Chkhei Abashi Gogi Dolidz Svani Kiknav",
        endings="shvili dze ani tsvili adze ia",
        rules="kh>h ts>c ch>tch shv>schw dze>dse v>w q>k j>dzh i>y",
        second_given=0.0,
    ),
    Culture(
        name="armenian",
        other_script=True,
        countries=("ARM",),
        male="Armen Hayk Tigran Gevorg Karen Ashot Vardan Hovhannes Arsen Suren Vahagn Hrant Samvel Garegin Artur",
        female=(
            "Anahit Gayane Lusine Nare Hasmik Karine Armine Narine Tatevik Siranush Marine Arpine Zaruhi Shushanik Ani"
        ),
        stems="Sarg Hakob Grigor Petros Vardan Khachatr Mkrtch Manuk Galst Nazar Hovsep Avet Zakar Tadevos",
        endings="yan unts ossyan anyan",
        rules="yan>ian kh>gh h> ts>tz ch>tch g>k yu>u v>w hov>ov",
        second_given=0.0,
    ),
    Culture(
        name="greek",
        other_script=True,
        countries=("GRC", "CYP"),
        male=(
            "Georgios Dimitrios Konstantinos Ioannis Nikolaos Panagiotis Christos Vasileios "
            "Athanasios Evangelos Michail Spyridon Theodoros Stylianos Charalampos"
        ),
        female=(
            "Maria Eleni Aikaterini Vasiliki Sofia Angeliki Georgia Dimitra Evangelia Paraskevi "
            "Ioanna Chrysoula Foteini Styliani Despoina"
        ),
        stems="Papado Karamp Georg Dimitr Vasil Konstant Nikol Chatz Makr Mavro Panag Stam Theod Ange Kyri",
        endings="poulos akis idis iou as lis ellis",
        rules="ou>u mp>b ch>h ei>i f>ph gi>yi k>c y>i ai>e nt>d",
        feminine="poulos>poulou akis>aki idis>idou",
        second_given=0.05,
    ),
    Culture(
        name="romanian",
        countries=("MDA", "ROU"),
        male=(
            "Andrei Ion Mihai Alexandru Vasile Gheorghe Ștefan Cristian Florin Bogdan Răzvan Dumitru "
            "Liviu Octavian Sorin"
        ),
        female=(
            "Maria Elena Ioana Andreea Mihaela Cristina Gabriela Raluca Ștefania Doina Rodica Lăcrămioara Viorica Anca"
        ),
        stems="Pop Ion Munte Constantin Rusu Dumitr Gheorgh Ciobo Mold Stanc Lup Bălan Țurc Cojoc",
        endings="escu eanu aru oiu icu ovan",
        rules="ș>sh ț>tz ă>e gh>g c>k ea>ia x>ks",
    ),
)
