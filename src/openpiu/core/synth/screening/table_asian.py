"""Origins: Chinese, Korean, Japanese, Vietnamese, Indian, Pakistani, Malay and Indonesian, Filipino."""

from openpiu.core.synth.screening.origin import Origin

_PINYIN = (
    "Ai An Bai Bao Bin Bo Chang Chao Chen Cheng Chun Cong Da Dan De Dong Fang Fei Feng Fu Gang Guang Gui Guo Hai Han "
    "Hao He Heng Hong Hua Huan Hui Jia Jian Jiang Jie Jin Jing Jun Kai Kang Ke Kun Lan Lei Li Lian Liang Lin Ling Long "
    "Mei Meng Min Ming Mu Na Nan Ning Pei Peng Ping Qi Qian Qiang Qin Qing Quan Ran Rong Rui Shan Shi Shu Shuang Shun "
    "Si Song Tao Tian Ting Wei Wen Wu Xi Xia Xian Xiang Xiao Xin Xing Xiu Xu Xue Xun Ya Yan Yang Yao Yi Yin Ying Yong "
    "You Yu Yuan Yue Yun Ze Zhan Zhao Zhen Zheng Zhi Zhong Zhu Zi Zong"
)
_SECOND = _PINYIN.lower().replace(" an ", " ").replace(" ai ", " ")  # no vowel after a vowel without an apostrophe
_SURNAMES = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han "
    "Feng Deng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Yao Lü Shen Zhong "
    "Cui Tan Fan Liao Shi Jin Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou Yin Xue Yan Lei Long Tao Hao Gu Mao Gong "
    "Shao Wan Qian Dai Mo Kong Xiang Chang Niu Qi Ge Kang Bi Mu An Ouyang Situ Sima Shangguan Zhuge Huangfu"
)
_KOREAN = (
    "Ah Bin Bo Byung Chan Chul Da Dae Do Dong Eun Ga Gi Ha Hae Han Hee Ho Hoon Hye Hyo Hyun Il In Ja "
    "Jae Je Ji Jin Jong Joo Joon Jun Jung Ki Kwang Kyu Kyung Mi Min Moon Myung Na Nam Ra Rae Ran Ri "
    "Ryung Sang Seo Seok Seon Seong Seung Si So Soo Soon Suk Sun Sung Tae Uk Won Woo Ye Yeon Yong Yoo "
    "Yoon Young Yu"
)

ASIAN: tuple[Origin, ...] = (
    Origin(
        name="chinese",
        group="chinese",
        countries=("CHN", "TWN", "SGP"),
        head="chinese",
        first_family=_SURNAMES,
        male=f"{_PINYIN} | {_SECOND} / {_PINYIN}",
        female=f"{_PINYIN} | {_SECOND} / {_PINYIN}",
        family="A B C D F G H J K L M N P R S T W X Y Z | ai an ang ao e en eng ong ou u un",
        systems=(
            "^zh>ch ^ch>ch ^x>hs ^q>ch ^j>ch ^z>ts ^c>ts ^b>p ^d>t ^g>k ^r>j ong>ung ian>ien ü>u",
            "zh>ch x>hs q>ch j>ch z>ts d>t ^g>k b>p ong>ung",
            "ü>yu x>sh zh>j q>ch c>ts",
        ),
        second_given=0.0,
        script="han",
        given_tail=9000,
        family_shift=3,
        family_tail=250,
    ),
    Origin(
        name="korean",
        group="korean",
        countries=("KOR",),
        head="korean",
        first_family="Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Jeon",
        male=f"{_KOREAN} | - | {_KOREAN}",
        female=f"{_KOREAN} | - | {_KOREAN}",
        family="B Ch D G H J K M N P S T W Y | a ae ang eo eok eom eon i in o ok ong oo u uk yeon yong yu",
        systems=(
            (
                "lee>yi park>bak choi>choe jung>jeong kang>gang cho>jo yoon>yun jang>chang lim>im oo>u young>yeong "
                "hyun>hyeon seo>seo kyung>gyeong sung>seong"
            ),
            "lee>rhee park>pak jung>chung seo>suh eo>u yeon>youn jun>joon ju>joo ji>jee hoon>hun jae>jai ->_",
            "jung>joung kang>khang cho>joh yoon>youn lim>rim seo>so eu>u ->. woo>wu hee>hi",
        ),
        second_given=0.0,
        script="hangul",
        family_shift=0.5,
        family_tail=130,
        given_tail=2500,
    ),
    Origin(
        name="japanese",
        group="japanese",
        countries=("JPN",),
        head="japanese",
        male=(
            "Aki Da Fumi Haru Hide Hiro Jun Ka Katsu Kazu Kei Ken Ko Masa Michi Mitsu Nao Nobu Ryo Shi Shin "
            "Shō Taka Tada Tetsu Tomo Yasu Yoshi Yū | aki hiko hiro ichi ji ki ma mi nari nori o ro shi suke "
            "ta taka to tsugu ya yuki zō"
        ),
        female=(
            "A Aka Aki Ao Asu Chi Chie Emi Eri Fumi Ha Hana Haru Hi Hiro Ka Kao Kei Ki Kumi Ma Machi Mai Mari "
            "Mi Miho Miki Miyu Mo Na Nao Nori Ri Rie Sa Saya Shi Shō Su Tama To Tomo Yo Yoshi Yū Yuki | e ho "
            "ka ki ko mi na ne no ri sa wa yo"
        ),
        family=(
            "Aka Ao Ara Asa Eno Fuji Fuku Furu Hara Hashi Hata Hira Hori Ichi Ike Ima Ino Ishi Iwa Kami Kane "
            "Kata Kawa Kita Kobaya Ko Kubo Kuro Maru Matsu Mina Miya Mizu Mori Mura Naka Nishi No Oga Oka Ō "
            "Saka Saku Sasa Sawa Shima Shira Sugi Suzu Taka Take Tani Tera Toku Uchi Ue Waka Yama Yoko Yoshi | "
            "bashi be da do e gaki gawa guchi hara hashi ishi ka kawa ki kubo machi mi moto mori mura naka no "
            "oka saka saki sawa se shima shita ta tani ue ura wa ya yama zaki zawa"
        ),
        systems=("ō>o ū>u shi>si chi>ti tsu>tu fu>hu ji>zi", "ō>oh ū>uu", "ō>ou ū>u sh>sh ji>dji"),
        second_given=0.0,
    ),
    Origin(
        name="vietnamese",
        group="vietnamese",
        countries=("VNM",),
        head="vietnamese",
        first_family=(
            "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Lương Đoàn Mai Tô Tạ"
        ),
        male=(
            "Văn_ Đức_ Quang_ Minh_ Hữu_ Công_ Quốc_ Xuân_ Ngọc_ Thanh_ Đình_ Gia_ Trọng_ Bảo_ Anh_ Duy_ | An "
            "Bách Bình Chính Cường Danh Dũng Đạt Đông Giang Hải Hậu Hiếu Hùng Huy Hưng Khải Khánh Khoa Kiên "
            "Lâm Lộc Long Lực Mạnh Nam Nghĩa Nhân Phong Phúc Phước Quân Quý Sang Sơn Tài Tâm Tân Thắng Thành "
            "Thiện Thịnh Thuận Tiến Toàn Trí Trung Trường Tú Tuấn Tùng Việt Vinh Vũ Vương"
        ),
        female=(
            "Thị_ Thu_ Thanh_ Ngọc_ Kim_ Bích_ Hồng_ Mỹ_ Minh_ Phương_ Thùy_ Diệu_ Bảo_ Hoài_ Lan_ Xuân_ | An "
            "Ánh Bình Chi Cúc Diễm Diệp Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hòa Huệ Hương Huyền Khuê Lan Lệ "
            "Liên Linh Loan Ly Mai My Nga Ngân Nhi Nhung Oanh Phượng Quỳnh Sương Tâm Thảo Thoa Thư Thúy Thủy "
            "Tiên Trang Trinh Tuyết Uyên Vân Vy Xuân Yến"
        ),
        family="B C Ch D Đ Gi H K Kh L M Ng Nh Ph Qu T Th Tr V X | ách ái âu iêm iều oan ông uân ương uyên ữu ức",
        systems=("đ>dj y>i", "quý>quí ly>li vũ>võ hoàng>huỳnh phước>phúc y>i", "đ>d qu>kw ph>f c>k"),
        second_given=0.05,
        family_shift=0,
        family_tail=100,
        given_shift=5,
        given_tail=800,
    ),
    Origin(
        name="indian",
        group="indic",
        countries=("IND", "LKA", "NPL"),
        head="indian",
        male=(
            "Aa Abhi Adi Aka Ana Ar Bha Chai Dee Dha Ga Go Hari Indra Jaya Ka Ke Kri Laksh Ma Mo Na Nara Ni "
            "Pra Pu Ra Ravi Ro Sa San Shi Sri Su Ta U Va Vi Ya | dev gan ha jan jay jit ka kesh kumar la mesh "
            "mohan nand nath ni pal raj ram sh shan ta teja th van vind | . a an esh u"
        ),
        female=(
            "Aa Abhi Adi Am An Ar Bha Chan Dee De Ga Gee Ha Indu Ja Ka Ki La Lak Ma Mee Na Ni Pa Poo Pra Ra Ri "
            "Ro Sa Shi Shru Si Su Ta U Va Vee Ya | bha da dhi ga jal ka la li ma mi na ni ra ri sha shmi thi "
            "va vi ya | . ka na tha ni"
        ),
        family=(
            "Aga Bal Banda Bar Bha Bhatta Chak Chan Chau De Desh Dha Dwi Ga Gan Gho Go Gul Ha Iye Ja Jadh Ka "
            "Kam Kul Ma Mal Meh Mish Mu Na Nam Pa Pat Pil Pra Ra Rath Sa Sar Seth Sha Shin Sri Su Ta Thak Tri "
            "Up Va Ven Ver Ya | da de dha gar ka kar la li ma mo na ni pa ra ri sha ta va wa ya | . charya "
            "garh jee kar khar lam lkar man nathan ndra nkar ppa rjee rman shi sia th thy wal yan"
        ),
        systems=(
            "ee>i oo>u v>w sh>s th>t aa>a dh>d bh>b",
            "i>ee u>oo aa>a w>v ksh>x ch>chh y>i jee>ji",
            "a>aa th>dh v>b s>sh kr>kar",
        ),
        family_shift=4,
        family_tail=4000,
        given_shift=6,
    ),
    Origin(
        name="pakistani",
        group="indic",
        countries=("PAK", "BGD", "IND"),
        head="pakistani",
        male=(
            "Aa Ab As Ba Fa Fai Gha Ha Hai Im Iq Ja Ju Ka Kha Ma Mu Na Qa Ra Sa Sha Su Ta U Wa Ya Za Zu | bai "
            "da dee far hee id jja ka la ma mee na nee qa ree sha zee | b d f l m n q r s z"
        ),
        female=(
            "Aa Am An As Ba Bush Fa Far Gha Ha Hu Im Ja Ka Kau Kha Ma Meh Na Nau Qu Ra Ru Sa Sha Su Ta Um Wa "
            "Za | bee dee fi hee ida la ma mee na nee ra ree sha ya zi | . a at na da ra"
        ),
        family=(
            "Aba Afri Ah Akh Al Ans Arai As Awa Baj Bal Bu Chau Da Far Ga Gha Gor Ha Hash Iqb Ja Ka Kha Kho La "
            "Ma Meh Mir Mu Na Niaz Qa Qur Ra Ran Sa Sha Shei Sidd Su Ta Tan War Ya Zai | bbi di du fi ga hi ja "
            "kha li lla ma mi na ni qi ra ri sha sse va | . ani di i jat kh lani li mi ni oor ri shi tti vi "
            "wala yar za zai"
        ),
        systems=("ee>i oo>u q>k kh>k w>v", "i>ee u>oo ai>ay sh>ch ah>a", "aa>a y>i z>j mm>m ss>s q>g"),
        script="persian",
        family_shift=2,
        family_tail=1500,
        given_shift=2,
        given_tail=400,
    ),
    Origin(
        name="malay",
        group="malay_indonesian",
        countries=("IDN", "MYS", "SGP"),
        head="indonesian",
        male=(
            "A Adi Ba Bam Da Di Dwi Fa Gu Ha He I Ir Ja Ka Ku Lu Ma Mu Na Nu Pra Pur Ra Ri Sa Sau Su Sut Te "
            "Tri Wa Wi Yu Zul | bang di dha dri fik ha hman jar ka la lim man mat ndra ni pto ra ri sno syah "
            "tro wan yan | . di n no s to"
        ),
        female=(
            "A Ani Ay Ci De Dia Dwi E Fi Ha I In Ju Ka Ku La Li Ma Me Nur Pu Ra Re Ri Ro Sa Se Si Sri Su Ti "
            "Tri Wa Wi Wu Yu | da di fa ha ka la lin lis ma na ni ra ri sih ta ti wa ya | . h na ni ti wati "
            "yanti"
        ),
        family=(
            "Adi Ari Bas Budi Cah Dar Fir Gun Had Har Hid Ira Isk Jay Kart Kus Kus Lak Lub Mah Mul Nas Nug Oka "
            "Per Pra Pur Rah Ram Rus Sa San Set Sid Soe Sub Suk Sum Sur Sus Sut Tan Wah Wib Wid Yud Zai | a an "
            "ana di i ku na ra ri u wi ya | . adi di ja kan ksono man na ndo nto putra ram roho sa santo tama "
            "to wan wati yanto yono"
        ),
        systems=("u>oe j>dj y>j c>tj", "oe>u sy>sj h> kh>ch", "i>ie f>p v>p z>j"),
        particles="bin_",
        particle_share=0.12,
        mononym=0.1,
        family_shift=5,
        family_tail=2000,
        given_shift=5,
        given_tail=800,
    ),
    Origin(
        name="filipino",
        group="malay_indonesian",
        countries=("PHL",),
        head="filipino",
        male=(
            "Al Ar Ben Car Da Dan Ed Er Fer Ger Jay Jer Jo Jun Ker Leo Mar Mi Ne Nor Ra Rey Ro Rom Ru Ser Vic "
            "Wil | bert den do fel ger ic iel lan lito man mar mund nan nel rick ron son ton vin win | . . o "
            "us"
        ),
        female=(
            "An Ar Be Ca Cla Di Ed El Es Fe Glo Ja Jen Jo Ju Ka Le Li Lo Lu Ma Mer Mi Ne No Ra Re Ri Ro Ru Te "
            "Vi | bel ce cel cita da della die la lie line lita lyn mae na nia ra rie sa selle vie zel | . . a "
            "th"
        ),
        family=(
            "Ab Aga Al Ba Bal Ban Bau Bi Bu Ca Cab Cal Da De Dima Du Ga Gat Gui Ila Ka La Lac Lag Ma Mac Mag "
            "Man Na Pa Pag Pal Pan Pu Sa Sal San Si Su Ta Tal Tum | ba bu ca da ga gu la li lo ma nga pa ra sa "
            "ta ti tu wa | . an bag cion do gay gon han it lan lat min mo nan ng os quit ran sin tan yan"
        ),
        systems=("c>k qu>k gui>gi", "k>c i>y j>h", "f>p v>b z>s y>i"),
        particles="De_la_ Dela_ San_",
        particle_share=0.1,
        double_surname=0.1,
        family_shift=6,
        family_tail=5000,
        given_shift=6,
        given_tail=800,
    ),
)
