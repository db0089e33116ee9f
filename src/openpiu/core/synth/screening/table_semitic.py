"""Origins: Arabic of the east and of the Maghreb, Persian, Turkish, Ethiopian, Somali."""

from openpiu.core.synth.screening.origin import Origin

SEMITIC: tuple[Origin, ...] = (
    Origin(
        name="arabic",
        group="arabic",
        countries=("EGY", "SYR", "IRQ", "JOR", "LBN", "SAU", "YEM"),
        head="arabic",
        first_male="Mohammed Ahmad Mahmoud Abdullah Hussein Ali Abd_al-Aziz Abd_al-Rahim Abu_Bakr Nur_al-Din",
        male=(
            "Ba Fa Ha Ja Ka La Ma Na Qa Ra Sa Ta Wa Za Sha Gha Kha | bi di fi hi ji li mi ri si ti zi | b d f "
            "h l m n q r s t/ Abd_al- | Ba Ha Ja Ka La Ma Na Qa Ra Sa Ta Wa | bi di li mi ri si ti zi | b d l "
            "m r s t"
        ),
        female=(
            "Ba Fa Ha Ja Ka La Ma Na Ra Sa Wa Za Sha Gha Kha | bi di fi hi ji li mi ni ri si zi | ba da fa ha "
            "la ma na ra sa"
        ),
        family=(
            "al- . | Ba Du Fa Gha Ha Hu Ja Ju Ka Kha Ma Mu Na Qa Ra Sa Sha Su Ta Wa Za | bba bi dda di ffa hi "
            "jja lla li mma mi rra ri ssa zza zi wa | bi di fi hi ji li mi ni ri si ti wi"
        ),
        systems=(
            "ou>u sh>ch kh>kh ^al->el_ ^abd_al->abdel_ j>dj w>ou q>k u>ou ee>i",
            "ou>oo i>ee u>oo q>k ^al->al_ ^abd_al->abdul_ aa>a dh>d",
            "^al->al ^abd_al->abdal mm>m ll>l dd>d q>g ah>a y>i ss>s",
            "mohammed>muhammad ahmed>ahmad ou>u oo>u ^al->el ^abd_al->abdoul_ ai>ay dd>d bb>b q>k",
        ),
        particles="al- Ben_ Abu_",
        particle_share=0.05,
        script="arabic",
        family_shift=6,
        family_tail=3000,
        given_shift=1,
        given_tail=400,
    ),
    Origin(
        name="maghreb",
        group="maghreb",
        countries=("MAR", "DZA", "TUN", "LBY"),
        head="arabic",
        first_male="Mohamed Youssef Rachid Hicham Abdelkader Abderrahmane Abdelaziz Noureddine",
        male=(
            "Ba Cha Fa Ha Ja Ka La Ma Mou Na Ra Sa Sou Ta Wa Za | bi chi di fi hi li mi ni ri ssi ti zi | b d "
            "f l m n r s t d k/ Abdel | ba ha ja ka la ma na ra sa wa | bi di li mi ri si ti zi | b d l m r"
        ),
        female=(
            "Ba Cha Fa Ha Ja Ka La Ma Mou Na Ra Sa Sou Wa Za | bi chi di fi hi li mi ni ri ssi | ba da fa la "
            "ma na ra sa"
        ),
        family=(
            "Ben Bel Bou El_ Ait_ Oul . | Ab Ay Ba Cha Dja Fe Gha Ha Kha La Ma Na Ra Sa Te Za | bba chi dda "
            "ffi jja lla mmou na rra ssi | di li mi ni oui ri aoui ane"
        ),
        systems=(
            "ou>u ch>sh ^el_>al- ^ben>bin_ dj>j aoui>awi",
            "ou>oo ch>sh ^el_>el ^abdel>abd_al- ss>s oui>wi",
            "ou>o ^ben>ben_ ^bel>bel_ ^bou>bu mm>m ll>l rr>r ^abdel>abdul",
        ),
        script="arabic",
        family_shift=6,
        family_tail=3000,
        given_shift=2,
        given_tail=400,
    ),
    Origin(
        name="persian",
        group="persian",
        countries=("IRN", "AFG", "TJK"),
        head="persian",
        male=(
            "Ar Bah Dar Far Gol Hor Jam Ka Kha Ma Meh Na Par Ram Sha Sia Ta Vah | ba da de ha ma man ra rou "
            "sha va yar za | d m n r sh z d vash yar"
        ),
        female=(
            "Ar Az Bah Dar Fe Gol Ha Laa Mah Mi Na Ni Par Ra Sa Sha Shi Ta Ya | ba da fa la man na re ri ro "
            "sha tar | a eh i in naz rin sa"
        ),
        family=(
            "Ah As Ba Da Esh Fa Gha Ha Ho Ja Ka Kha Ma Mo Na Pa Ra Sa Sha Ta Va Za | bba da dri ghi hra jja "
            "kba li mi na rra ri shi sse vi | an di far i ian ini mand nejad pour vand zadeh"
        ),
        systems=(
            "ou>u gh>q sh>sch kh>ch zadeh>zade ian>iyan j>dj",
            "ou>oo i>ee gh>g zadeh>_zadeh pour>_pour nejad>_nejad eh>e",
            "ou>o gh>gh v>w eh>ah pour>poor zadeh>zada kh>x",
        ),
        script="persian",
        given_shift=2,
        given_tail=400,
    ),
    Origin(
        name="turkish",
        group="turkish",
        countries=("TUR", "AZE", "CYP"),
        head="turkish",
        male=(
            "Ak Al Ba Bu Ci Çe Da Di Er Ga Gü İl Ka Ko Me Mü Oğ Or Öz Sa Se Şa Şe Ta Tu Uğ Ü Ya | ba can de "
            "gin ha kan lay mer ra rem tay | . al an ay er hun kan men suz türk"
        ),
        female=(
            "Ay Ba Be Bi Ça Çi De Di Eb El Es Fe Gi Gö Gül Ha Me Mü Nu Öz Pı Se Su Şe Tu Yıl Ze | be ci dan "
            "gül han la lek lin ma nem ra sel su şen | . a e ay ya nur"
        ),
        family=(
            "Ak Al Ata Ay Bal Baş Boz Çak Çal Çe Dağ De Dur Er Gök Gül Gün Kar Ka Kı Ko Öz Par Sar Soy Şa Şim "
            "Taş Top Tun Uç Ya Yıl Yü | al baş ba bu cı ça de dı gı ka kı la lı ma ra rı şı ta te za | . can "
            "cı demir er gil ışık lar lı oğlu öz soy tepe türk"
        ),
        systems=(
            "ş>sh ç>ch ğ>gh ı>i ö>o ü>u c>j",
            "ş>s ç>c ğ> ı>y ö>oe ü>ue v>w",
            "ş>sch ç>tsch c>dsch ğ>g y>j ı>i",
        ),
        second_given=0.2,
        given_shift=3,
        given_tail=500,
    ),
    Origin(
        name="ethiopian",
        group="ethiopian_somali",
        countries=("ETH", "ERI"),
        head="ethiopian",
        male=(
            "Abe Ada Ale Ami Asfa Bela Bere Birha Dagne Des Eyo Feka Gebre Gete Gir Haile Kas Kefe Lem Mele "
            "Mesfi Neg Seife Tade Tekle Tesfa Wolde Yare Zele | be chew de hun la le ma mu ne ra sha ta ye | . "
            "ke ne sa w ye mariam selassie"
        ),
        female=(
            "Abeba Al Ase Az Be Birtu Dera Em Etse Fana Fre Gene Hana Hele Hir Kidi Le Mamu Mese Mulu Rah Saba "
            "Seble Sela Tig Tir Wey Wub Yesh Zen | be ha la le ma ne ra ret shi ta we | . de na nesh t wit ye"
        ),
        family=(
            "Abe Ada Ale Ami Asfa Bela Bere Birha Dagne Des Eyo Feka Gebre Gete Gir Haile Kas Kefe Lem Mele "
            "Mesfi Neg Seife Tade Tekle Tesfa Wolde Yare Zele | be chew de du hun gi la le ma mu ne ra sha so "
            "ta wo ye | . gn ke kidan mariam meskel michael ne sa selassie w ye yohannes"
        ),
        systems=(
            "ye>ie w>u k>q sh>sch gebre>ghebre ch>tch",
            "gebre>gebre_ wolde>welde haile>hayle tekle>takla e>i",
            "sh>she tes>tas mariam>maryam le>li ch>c",
        ),
        second_given=0.1,
        family_shift=4,
        family_tail=1200,
        given_shift=4,
        given_tail=600,
    ),
    Origin(
        name="somali",
        group="ethiopian_somali",
        countries=("SOM", "DJI", "KEN"),
        first_male="Mohamed Abdi Ali Hassan Ahmed Yusuf Abdullahi Omar Ibrahim Farah Abdirahman Warsame Osman",
        first_female="Fadumo Halima Amina Hodan Sahra Khadra Asha Ifrah Hawa Nimo Ubah Faiza Maryan",
        first_family="Mohamed Ali Hassan Ahmed Abdi Farah Warsame Jama Nur Hussein Osman Yusuf Guled Adan Duale Roble",
        male=(
            "A Ba Bu Ca Da Do Fa Ga Gu Ha Hi I Ja Ka Li Lu Ma Mu Na Ra Ro Sa Si Ta Wa Xa Yu | bdi da dle ga "
            "gle ha lla li ma ri rsa si wa yo | . d ge l le n r sh d"
        ),
        female=(
            "A Ay Ba Ca De Do Fa Fo Ha Ho Ida I Ka La Lu Ma Mu Na Ra Sa Sho U Wa Yu Za | ba da dho ha la li ma "
            "mi ro sa ya | . an da la n no so"
        ),
        family=(
            "A Ba Bu Ca Da Du Fa Ga Gu Ha Hi I Ja Ka Li Lu Ma Mu Na Nu Ra Ro Sa Si Ta Wa Xa Yu | bdi ba da dle "
            "ga gle ha lla li ma ri rsa si wa wo yo dho | . d ge l le me n r sh lle re y"
        ),
        systems=(
            "x>h c> q>g dh>d aa>a uu>u",
            "abdi>abdu yusuf>youssouf u>ou sh>ch ah>a",
            "mohamed>mahamed i>ee nur>noor jama>djama w>ou",
        ),
        second_given=0.6,
        family_shift=0.5,
        family_tail=500,
        given_shift=1,
        given_tail=300,
    ),
)
