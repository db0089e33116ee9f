"""Name tables: Vietnamese, Chinese, Korean, Japanese, Indian, Pakistani, Persian, Indonesian, Filipino."""

from openpiu.core.synth.names.culture import Culture

ASIA: tuple[Culture, ...] = (
    Culture(
        name="vietnamese",
        countries=("VNM",),
        male=(
            "Van_Minh Quang_Huy Duc_Anh Hoang_Nam Thanh_Tung Van_Long Minh_Khoi Quoc_Bao Tuan_Kiet "
            "Dinh_Phuc Huu_Loc Cong_Vinh Trong_Nghia Gia_Han Xuan_Truong"
        ),
        female=(
            "Thi_Lan Thi_Hoa Thanh_Huong Thi_Mai Bich_Ngoc Thu_Trang Thi_Hanh My_Linh Thi_Thao "
            "Kim_Chi Ngoc_Diep Hong_Nhung Thi_Yen Phuong_Uyen Bao_Chau"
        ),
        stems="Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong Ly Dinh Trinh Luong Mai",
        rules="y>i c>k qu>kw",
        second_given=0.15,
    ),
    Culture(
        name="chinese",
        other_script=True,
        countries=("CHN", "HKG", "SGP", "TWN"),
        male=(
            "Wei Jianguo Zhiqiang Xiaoming Haoran Junjie Qiang Yuxuan Zihao Xuefeng Guangming Jiahao "
            "Tianyu Bowen Zhenhua Yichen Dongxu Qiushi Rui Chengxin"
        ),
        female=(
            "Xiuying Fang Yuxin Jing Zihan Xiaoyan Meiling Qian Xueqin Jiayi Yating Huifen Shuzhen "
            "Lihua Yuqing Ruoxi Xinyi Chunhua Peizhen Qingqing"
        ),
        stems=(
            "Wang Zhang Chen Liu Huang Zhao Zhou Xu Sun Zhu Guo Xiao Cai Deng Xie Qiu Jiang Song Zheng Ouyang Cui Qian"
        ),
        rules="zh>ch x>hs q>ch g>k j>ch z>ts d>t b>p ui>wei",
        second_given=0.05,
    ),
    Culture(
        name="korean",
        other_script=True,
        countries=("KOR",),
        male=(
            "Min-jun Seo-jun Ji-hoon Hyun-woo Sung-min Jae-won Young-ho Dong-hyun Tae-yang Kyung-soo "
            "Chang-min Joon-ho Woo-jin Sang-hyuk Byung-chul"
        ),
        female=(
            "Ji-woo Seo-yeon Min-seo Ha-eun Soo-jin Yeon-ju Hye-jin Eun-jung Mi-kyung Young-hee "
            "Da-hye Na-young Kyung-hee Bo-ra Yu-jin"
        ),
        stems=(
            "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Jeon Hong Bae Noh"
        ),
        rules="oo>u eo>o ju>jo yu>yoo k>g p>b ee>i ->_ j>ch",
        second_given=0.0,
    ),
    Culture(
        name="japanese",
        other_script=True,
        countries=("JPN",),
        male=("Haruto Sota Yuto Kenji Takeshi Shinji Ryota Daisuke Hiroshi Kazuya Yuichi Shohei Tsubasa Junichi Koji"),
        female="Sakura Hina Yui Aoi Keiko Yoko Naoko Mitsuki Chihiro Shizuka Ayumi Emiko Kyoko Tomoe Yuko",
        stems="Tana Yama Kobaya Saka Matsu Fuji Nishi Shimi Oga Mori Ito Hashi Kuro Taka Miya",
        endings="ka shi wa moto zawa mura no da",
        rules="o>oh ou>o shi>si tsu>tu chi>ti ji>zi fu>hu o>ou",
        second_given=0.0,
    ),
    Culture(
        name="indian",
        other_script=True,
        countries=("IND", "LKA", "NPL"),
        male=(
            "Rajesh Amit Suresh Vijay Arjun Sanjay Deepak Vikram Anil Manish Pradeep Rohit Krishna "
            "Ganesh Ashok Harish Naveen Srinivas Venkatesh Dinesh"
        ),
        female=(
            "Priya Anjali Sunita Lakshmi Pooja Kavita Deepa Meena Shweta Radhika Geetha Neha Vidya "
            "Sushma Rekha Divya Padma Swati Jaya Usha"
        ),
        stems=(
            "Shar Ver Chaud Mukher Bhatt Krish Rama Ven Sub Chandra Patt Desh Kul Agar Mahe Iyen Gup Rath Nara Joshi"
        ),
        endings="ma hary jee acharya nan kata pande wal ta",
        rules="ee>i oo>u v>w sh>s th>t dh>d ksh>x bh>b aa>a ri>ry",
    ),
    Culture(
        name="pakistani",
        other_script=True,
        countries=("PAK", "AFG", "BGD"),
        male=(
            "Muhammad_Ali Usman Bilal Imran Asif Zubair Faheem Kashif Waqas Shahid Naveed Adnan "
            "Rehman Hafeez Junaid Khurram Saleem Tanveer Wasim Yasir"
        ),
        female=(
            "Ayesha Sana Hina Rabia Nadia Farzana Shazia Mehwish Saima Bushra Rukhsana Nasreen Kiran "
            "Samina Uzma Tahira Zainab Iqra Maryam Noreen"
        ),
        stems="Khan Chaudh Qures Siddi Awan Bhat Mirz Sheik Rajp Hash Malik Farooq Anwar Gill Durr",
        endings="zai ry hi qui ti a h mi ani",
        rules="ee>i oo>u q>k sh>ch u>oo ai>ay w>v kh>k z>dh",
    ),
    Culture(
        name="persian",
        other_script=True,
        countries=("IRN", "TJK"),
        male="Reza Hossein Amir Mehdi Saeed Behrouz Farhad Kourosh Dariush Hamid Majid Navid Omid Parviz Siamak",
        female=(
            "Maryam Zahra Leila Shirin Nasrin Mahsa Parisa Golnaz Azadeh Roya Elham Fereshteh Niloufar Setareh Mina"
        ),
        stems="Hosse Kari Ahma Rostam Jafa Sadegh Moham Tehra Shiraz Farrok Khosro Bagher Ebrahi Naser Golza",
        endings="ini zadeh pour nejad ian di far vand",
        rules="ou>u ee>i gh>q kh>ch ei>ey ss>s zadeh>zade q>gh h>",
    ),
    Culture(
        name="indonesian",
        countries=("IDN", "MYS"),
        male="Budi Agus Dewanto Hendra Wahyu Teguh Bambang Rizky Slamet Yusuf Eko Joko Sutrisno Fajar Iwan",
        female="Siti Dewi Ratna Wulan Indah Sri Ayu Lestari Putri Endang Yuni Fitri Kartika Nur Rina",
        stems="Sutan Wibo Suharj Hidaya Gunaw Setia Prata Kurnia Sury Hartan Nugro Wijay Purno Santo",
        endings="to wan ono di ma so",
        rules="u>oe j>dj y>j c>tj sy>sj",
        mononym=0.12,
    ),
    Culture(
        name="filipino",
        countries=("PHL",),
        male=(
            "Jose Mark_Anthony Juan_Carlo Rodel Jericho Reynaldo Arnel Christian Noel Jomar Rommel Dante Efren Ronaldo"
        ),
        female=(
            "Maria_Cristina Rosalie Marites Jennifer Analyn Lorna Maricel Jocelyn Rowena Cherry Grace Divina Luzviminda"
        ),
        stems="Maca Dima Cata Pangi Buen Lakan Mana Sali Tolen Agba Bala Magsa",
        endings="pagal guiba linan nawa tino ysay lo",
        rules="c>k gui>gi j>h ñ>n y>i",
    ),
)
