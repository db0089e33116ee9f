"""Name tables: Arabic, Ethiopian, West African, Great Lakes. Ordinary given names; surnames made from parts."""

from openpiu.core.synth.names.culture import Culture

AFRICA: tuple[Culture, ...] = (
    Culture(
        name="arabic",
        other_script=True,
        countries=("MAR", "EGY", "TUN", "DZA", "LBN", "JOR", "SYR", "IRQ"),
        male=(
            "Mohammed Ahmed Youssef Omar Hassan Khalid Mahmoud Ibrahim Mustafa Karim Abd_al-Rahman "
            "Tariq Bilal Samir Hamza Rachid Nabil Walid Amr Faisal Abd_al-Karim Ziad Jamal Idris "
            "Munir Salah Anwar Hicham Marwan Yahya"
        ),
        female=(
            "Fatima Mariam Khadija Aisha Layla Zeinab Nour Salma Yasmine Samira Hanane Rania Dounia "
            "Amina Souad Houda Naima Ghada Latifa Jamila Rim Wafa Siham Basma Malika Ibtissam Loubna "
            "Nadia Hiba Karima"
        ),
        stems=(
            "Benal El_Kh Hadd Mans Chark Ziad Bouj Qass Tarh Salm Ghar Marw Jabb Dahr Bouz Najj Rahm "
            "Shar Talb Wazz Kard Fakh Bels Hous Zouh"
        ),
        endings="aoui ani ouri im ar eddine i out",
        rules="ou>u oo>u ee>i kh>ch sh>ch q>k dh>d ah>a y>i ai>ay aa>a al->el_ mm>m j>dj w>ou i>ee e>a",
    ),
    Culture(
        name="ethiopian",
        other_script=True,
        countries=("ETH", "ERI"),
        male=(
            "Abebe Dawit Tesfaye Haile Yonas Kebede Girma Samuel Bekele Mulugeta Tadesse Getachew "
            "Fikru Solomon Biniam Henok Ermias Alemayehu Zerihun Mekonnen"
        ),
        female=(
            "Tigist Hirut Almaz Selamawit Meseret Genet Aster Bethlehem Hiwot Rahel Yodit Senait "
            "Frehiwot Eden Liya Mulu Wubit Zewditu Marta Saba"
        ),
        stems="Wolde Gebre Tekle Haile Mengis Asfa Lemmi Desal Berha Kidane Habte Alem Fisse Zew Negas",
        endings="mariam michael yesus tu she giorgis selassie ne",
        rules="ye>ie w>u k>q ss>s gi>ghi she>che e>i m>mm",
    ),
    Culture(
        name="west_african",
        countries=("NGA", "GHA", "SEN", "CIV", "CMR"),
        male=(
            "Kwame Chinedu Mamadou Ousmane Emeka Kofi Ibrahima Babatunde Yaw Olumide Cheikh Tunde "
            "Seydou Ifeanyi Kojo Amadou Segun Moussa Kwabena Femi Boubacar Obinna Modou Ayodele"
        ),
        female=(
            "Ama Ngozi Aminata Fatou Adaeze Abena Folake Mariama Akosua Chioma Awa Yetunde Efua Ndeye "
            "Ifeoma Adjoa Bintou Temitope Khady Amara Oumou Nkechi Esi Rokhaya"
        ),
        stems=(
            "Oku Adeb Osei Ndia Bala Achea Ogun Diabo Okon Asant Traor Mens Ezeo Kamar Boat Nwan Sylla Olay Ouedr Agye"
        ),
        endings="nkwo ayo mpong ye kor gne jo de",
        rules="ou>u ch>tch dj>j y>i kw>qu ye>ié w>ou k>c",
    ),
    Culture(
        name="great_lakes",
        countries=("COD", "RWA", "BDI", "UGA", "KEN"),
        male=(
            "Jean-Pierre Emmanuel Patrice Innocent Gervais Dieudonné Olivier Fabrice Eric Prosper "
            "Célestin Théogène Kevin Joseph Landry Héritier Trésor Blaise Moïse Désiré"
        ),
        female=(
            "Claudine Espérance Béatrice Immaculée Solange Chantal Jeannette Divine Grâce Odette "
            "Pascaline Alice Mireille Nadège Clémentine Vestine Rosine Gloria Furaha Neema"
        ),
        stems="Habya Nsengi Mukan Ngoma Tshim Kaba Ndayi Uwim Kalon Mbu Niyon Bizi Lumba Ilun Mutom",
        endings="mana yumva dala ngu bala sha kiza nda",
        rules="tsh>ch y>i u>ou ng>n k>c w>v z>s",
    ),
)
