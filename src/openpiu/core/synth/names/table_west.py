"""Name tables: Flemish, French, English, Portuguese, Spanish."""

from openpiu.core.synth.names.culture import Culture

WEST: tuple[Culture, ...] = (
    Culture(
        name="flemish",
        countries=("BEL", "NLD"),
        male=(
            "Jan Pieter Wout Thomas Bart Koen Luc Dirk Stijn Joris Maarten Geert Ruben Kristof Tom "
            "Jef Lennert Sander Wannes Xander"
        ),
        female=(
            "An Els Katrien Griet Lotte Sofie Hilde Fien Nele Saskia Lies Inge Marieke Leen Eva Femke "
            "Tine Hanne Annelies Roos"
        ),
        stems=(
            "Van_den_Ber Vander De_Mee Wille Ver Van_der_Hae Buyse Over Desche Kerck Lam Ryck Stee Cop Hende Van_Ou"
        ),
        endings="ghe mans velde moere broeck naert laere steen",
        rules="ck>k ij>y ae>aa oe>u c>k x>ks ee>e",
    ),
    Culture(
        name="french",
        countries=("FRA", "BEL", "LUX"),
        male=(
            "Jean Luc Nicolas Olivier François Thierry Loïc Mathieu Benoît Sébastien Jérôme Étienne "
            "Rémi Guillaume Théo Antoine Hugo Cédric Gaël Yves"
        ),
        female=(
            "Marie Camille Hélène Chloé Inès Aurélie Françoise Sylvie Manon Léa Céline Noémie Élodie "
            "Bénédicte Aline Margaux Zoé Justine Maëlle Agnès"
        ),
        stems="Quesn Del Montr Beaur Charl Lef Ducr Pell Gir Mar Chamb Ren Bouv Lambr Desch Fourn",
        endings="oy evaux onnet euil illon ard ier aut",
        rules="ph>f eau>o ch>sh qu>k ou>u y>i oi>oy",
        double_surname=0.06,
    ),
    Culture(
        name="english",
        countries=("GBR", "USA", "CAN", "IRL"),
        male=(
            "James Oliver William Jack Thomas Daniel Stephen Geoffrey Callum Neil Stuart Philip Ryan "
            "Adam Graeme Sean Ian Matthew Nathan Hugh"
        ),
        female=(
            "Emma Charlotte Sarah Catherine Alison Fiona Rachel Hannah Laura Bridget Megan Louise "
            "Siobhan Heather Gillian Rebecca Phoebe Niamh Judith Amy"
        ),
        stems="Hart Wood Ash Black Thorn Green Mill Whit Kings Stan Brad Fair Old Pem Win Hol",
        endings="ley wood ton field worth brook more by",
        rules="ph>v th>t y>ie ck>k ley>leigh s>z oo>u",
        second_given=0.45,
        double_surname=0.04,
    ),
    Culture(
        name="portuguese",
        countries=("BRA", "PRT", "AGO", "CPV"),
        male=(
            "João José António Luís Paulo Pedro Rafael Gustavo Thiago Fábio Nuno Vítor Márcio Leandro Caio Joaquim Rui"
        ),
        female=(
            "Maria Ana Juliana Fernanda Patrícia Conceição Beatriz Luísa Raquel Inês Letícia Graça "
            "Tatiana Sílvia Mafalda"
        ),
        stems="Albu Vascon Noguei Carval Figuei Monte Caste Teixei Azeve Magal Sampa Couti Quinta Ferr Olive",
        endings="ra ho redo lo do nha des celos",
        rules="ç>ss ã>an qu>k nh>ny lh>ly x>sh ei>e s>z t>th",
        second_given=0.5,
        double_surname=0.6,
    ),
    Culture(
        name="spanish",
        countries=("ESP", "COL", "MEX", "ARG"),
        male=(
            "José Antonio Juan Carlos Miguel_Ángel Javier Luis Jesús Alejandro Sergio Andrés Joaquín Gonzalo Iván Óscar"
        ),
        female=(
            "María_Carmen Ana Isabel Lucía Pilar Marta Rocío Concepción Ángela Nuria Mercedes Beatriz "
            "Jimena Itziar Lola"
        ),
        stems="Rodrig Fernand Mart Gonz Benit Zaba Echeva Orteg Villa Quint Herr Caste Ibarr Mendi Sala",
        endings="uez ález illa ero ana rria eda",
        rules="z>s b>v j>x qu>k ñ>ny ll>y x>j gu>gw",
        double_surname=0.7,
    ),
)
