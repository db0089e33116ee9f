"""One small invented file a format: specimens of UTO, each with something that is no person and something broken."""

UN = b"""<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01T00:00:00.000Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>9000001</DATAID><FIRST_NAME>MIRELLA</FIRST_NAME><SECOND_NAME>TESFA</SECOND_NAME>
<THIRD_NAME>QUESNOIRT</THIRD_NAME><FOURTH_NAME/><UN_LIST_TYPE>Specimen</UN_LIST_TYPE>
<REFERENCE_NUMBER>SPi.001</REFERENCE_NUMBER>
<NAME_ORIGINAL_SCRIPT>\xd0\x9c\xd0\xb8\xd1\x80\xd0\xb5\xd0\xbb\xd0\xbb\xd0\xb0</NAME_ORIGINAL_SCRIPT>
<GENDER>Female</GENDER><NATIONALITY><VALUE>Utopia</VALUE><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Mirela Kenoir; Mira Kenoir</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Specimen</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1975</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1974-08-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1965</TO_YEAR>
</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DATE_OF_BIRTH/>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>ZZ-041 9773</NUMBER>
<ISSUING_COUNTRY>Utopia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NUMBER>ZZ-900-77</NUMBER>
<COUNTRY_OF_ISSUE>Utopia</COUNTRY_OF_ISSUE></INDIVIDUAL_DOCUMENT><INDIVIDUAL_DOCUMENT/></INDIVIDUAL>
<INDIVIDUAL><DATAID>9000002</DATAID><FIRST_NAME/><REFERENCE_NUMBER>SPi.002</REFERENCE_NUMBER></INDIVIDUAL>
<INDIVIDUAL><DATAID>9000003</DATAID><FIRST_NAME>SPECIMEN</FIRST_NAME>
<NATIONALITY><VALUE>Nowhereland</VALUE></NATIONALITY>
</INDIVIDUAL>
</INDIVIDUALS><ENTITIES><ENTITY><DATAID>9</DATAID><FIRST_NAME>SPECIMEN TRADING</FIRST_NAME></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
"""

OFAC_XML = b"""<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://example.org/sdn"><publshInformation><Publish_Date>01/02/2026</Publish_Date></publshInformation>
<sdnEntry><uid>900001</uid><firstName>Mirella Tesfa</firstName><lastName>QUESNOIRT</lastName>
<sdnType>Individual</sdnType>
<programList><program>SPECIMEN</program><program>SPECIMEN2</program></programList>
<idList><id><uid>1</uid><idType>Gender</idType><idNumber>Female</idNumber></id>
<id><uid>2</uid><idType>Passport</idType><idNumber>ZZ0419773</idNumber><idCountry>Utopia</idCountry></id>
<id><uid>3</uid><idType>Tax ID No.</idType><idNumber>77123</idNumber></id></idList>
<akaList><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>THE SPECIMEN</lastName></aka>
<aka><uid>5</uid><type>a.k.a.</type><category>strong</category><lastName>KENOIR</lastName><firstName>Mirela</firstName></aka>
</akaList>
<nationalityList><nationality><uid>6</uid><country>Utopia</country></nationality></nationalityList>
<citizenshipList><citizenship><uid>7</uid><country>Utopia</country></citizenship></citizenshipList>
<dateOfBirthList><dateOfBirthItem><uid>8</uid><dateOfBirth>circa 1975</dateOfBirth><mainEntry>false</mainEntry>
</dateOfBirthItem><dateOfBirthItem><uid>9</uid><dateOfBirth>12 Aug 1974</dateOfBirth><mainEntry>true</mainEntry>
</dateOfBirthItem><dateOfBirthItem><uid>10</uid><dateOfBirth>1960 to 1965</dateOfBirth><mainEntry>false</mainEntry>
</dateOfBirthItem></dateOfBirthList></sdnEntry>
<sdnEntry><uid>900002</uid><lastName>SPECIMEN TRADING</lastName><sdnType>Entity</sdnType></sdnEntry>
<sdnEntry><uid>900003</uid><lastName>UTOPIA STAR</lastName><sdnType>Vessel</sdnType></sdnEntry>
<sdnEntry><uid/><lastName>NOBODY</lastName><sdnType>Individual</sdnType></sdnEntry>
<sdnEntry><uid>900004</uid><lastName>SPECIMEN</lastName><sdnType>Individual</sdnType></sdnEntry></sdnList>
"""

OFAC_SDN = b"""900001,"QUESNOIRT, Mirella Tesfa","individual","SPECIMEN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\
"DOB 12 Aug 1974; alt. DOB circa 1975; alt. DOB 1960 to 1965; POB Zenith, Utopia; nationality Utopia; \
alt. nationality Iran; Gender Female; \
Passport ZZ0419773 (Utopia) expires 15 Apr 2030; National ID No. ZZ-900-77 (Utopia); a.k.a. 'THE SPECIMEN'."
900002,"SPECIMEN TRADING",-0- ,"SPECIMEN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Registration Number 1 (Utopia)."
900003,"UTOPIA STAR","vessel","SPECIMEN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-
900005,"-0-","individual"
900004,"SPECIMEN","individual","SPECIMEN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 31 Feb 1970."
\x1a
"""
OFAC_ALT = b"""900001,910001,"aka","KENOIR, Mirela",-0-
900001,910002,"fka","MUSTER, Mirella",-0-
"""
OFAC_ADD = b"""900001,920001,"1 Specimen Street","Zenith","Utopia",-0-
"""

EU = b"""<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://example.org/fsd/export" generationDate="2026-01-02T00:00:00" globalFileId="1">
<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.900.1" logicalId="13">
<regulation programme="UTO" numberTitle="1/2026 (OJ L1)" logicalId="1"/>
<subjectType code="person" classificationCode="P"/>
<nameAlias firstName="Mirella" middleName="Tesfa" lastName="Quesnoirt" wholeName="Mirella Tesfa Quesnoirt" gender="F"
 strong="true" logicalId="2"/>
<nameAlias firstName="" middleName="" lastName="" wholeName="The Specimen" gender="" strong="false" logicalId="3"/>
<citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
<citizenship countryIso2Code="BE" countryDescription="BELGIUM"/>
<birthdate circa="true" calendarType="GREGORIAN" year="1975"/>
<birthdate circa="false" calendarType="GREGORIAN" birthdate="1974-08-12" year="1974" monthOfYear="8" dayOfMonth="12"/>
<birthdate calendarType="GREGORIAN" yearRangeFrom="1960" yearRangeTo="1965"/>
<birthdate calendarType="ISLAMIC" year="1390"/>
<identification identificationTypeCode="passport" identificationTypeDescription="National passport" number="ZZ0419773"
 countryIso2Code="BE"/>
<identification identificationTypeCode="id" identificationTypeDescription="National card" number="ZZ90077"
 countryIso2Code="BE"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.900.2" logicalId="14"><subjectType code="enterprise" classificationCode="E"/>
<nameAlias wholeName="Specimen Trading" strong="true"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.900.3" logicalId="15"><subjectType code="person" classificationCode="P"/>
</sanctionEntity>
<sanctionEntity euReferenceNumber="" logicalId="16"><subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Specimen" strong="true"/></sanctionEntity></export>
"""

FTM = b"""{"id":"pass-1","schema":"Passport","properties":{"holder":["uto-1"],"number":["ZZ0419773"],"country":["be"]}}
{"id":"uto-1","schema":"Person","caption":"Mirella Quesnoirt","properties":{"name":["Mirella Quesnoirt",\
"\xd0\x9c\xd0\xb8\xd1\x80\xd0\xb5\xd0\xbb\xd0\xbb\xd0\xb0"],"firstName":["Mirella"],"secondName":["Tesfa"],\
"lastName":["Quesnoirt"],"weakAlias":["The Specimen"],"birthDate":["1975","1974-08-12"],"gender":["female"],\
"nationality":["be"],"citizenship":["xyzt"],"passportNumber":["ZZ0419773"],"idNumber":["ZZ90077"],\
"topics":["sanction"]}}
{"id":"uto-2","schema":"Company","properties":{"name":["Specimen Trading"]}}
{"id":"uto-3","schema":"Person","properties":{"birthDate":["1970"]}}
{not json
{"id":"uto-4","schema":"Person","properties":{"name":["Specimen"],"birthDate":"1970-01","nationality":[5,null]}}
{"id":"add-1","schema":"Address","properties":{"full":["Zenith"]}}
"""

STOLEN = b"""number,issuer,type,reported
ZZ-041 9773,UTO,P,2026-01-02
77,UTO,P,2026-01-02
ZZ0000017,Nowhereland,P,
ZZ0000025,BE,identity card,soon
"""

JSONL = b"""{"id":"UTO-1","surname":"Quesnoirt","given_names":"Mirella","birth_date":"1974-08-12","sex":"f",\
"nationalities":["uto"],"documents":[{"type":"P","number":"ZZ 0419773","issuer":"UTO"}],\
"other_birth_dates":["1975","1960/1965"],"aliases":[{"surname":"The Specimen","quality":"low"}]}
{"id":"UTO-2","surname":null}
{"id":"UTO-3","surname":"Specimen"}
"""

CSV = b"""id,surname,given_names,birth_date,nationalities,document_number,document_issuer
UTO-1,Quesnoirt,Mirella,1974-08-12,UTO; BEL,ZZ0419773,UTO
UTO-2,,,,,,
UTO-3,Specimen,,,,,
"""

# By the word of the format: its files.
SPECIMENS: dict[str, tuple[bytes, ...]] = {
    "jsonl": (JSONL,), "csv": (CSV,), "ftm": (FTM,), "un-xml": (UN,), "ofac-xml": (OFAC_XML,),
    "ofac-csv": (OFAC_SDN, OFAC_ALT, OFAC_ADD), "eu-xml": (EU,), "stolen-csv": (STOLEN,),
}  # fmt: skip
