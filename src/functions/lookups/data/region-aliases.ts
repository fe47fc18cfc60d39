// Further names of regions that ISO 3166-2 lists under others: English ones, short ones, old ones. One country a
// line. A name of two regions, such as London, means neither.
export const REGION_ALIASES = `
AE AZ Abu Dhabi;DU Dubai;SH Sharjah;AJ Ajman;FU Fujairah;RK Ras al Khaimah
AR C Buenos Aires City;C CABA;C Capital Federal
AT 1 Bgld;2 Carinthia;3 Lower Austria;4 Upper Austria;6 Styria;7 Tyrol;9 Vienna
BE BRU Brussels;BRU Bruxelles;BRU Brussel;VLG Flanders;VLG Vlaanderen;WAL Wallonia;WAL Wallonie;VAN Antwerp;VBR Flemish Brabant;WBR Walloon Brabant;VOV East Flanders;VWV West Flanders
BR DF Brasilia;SP Sao Paulo State
CA QC Quebec;NL Newfoundland;PE PEI;YT Yukon Territory
CH BE Berne;GE Geneva;LU Lucerne;GR Grisons;VS Wallis;VD Waadt;FR Freiburg;NE Neuenburg;SG St. Gallen;SG Saint Gallen;TI Tessin;ZH Zuerich;BL Basel Country;BS Basel City;BS Basel
CN GX Guangxi;NM Inner Mongolia;NX Ningxia;XJ Xinjiang;XZ Tibet
CZ 10 Prague;10 Praha
DE BY Bavaria;BY Freistaat Bayern;BW Baden-Wuerttemberg;BW Baden Wurttemberg;HE Hesse;MV Mecklenburg-Western Pomerania;NI Lower Saxony;NW North Rhine-Westphalia;NW NRW;RP Rhineland-Palatinate;SN Saxony;ST Saxony-Anhalt;TH Thuringia;TH Thueringen
DK 84 Capital Region;82 Central Jutland;81 North Jutland;83 Southern Denmark;85 Zealand
ES AN Andalusia;CT Catalonia;CT Cataluña;PV Basque Country;PV Euskadi;NC Navarre;IB Balearic Islands;CN Canary Islands;CL Castile and León;CM Castile-La Mancha;VC Valencian Community;VC Comunidad Valenciana;MD Community of Madrid;B Barcelona Province;SE Seville;BI Vizcaya;SS Guipúzcoa
FR BRE Brittany;NOR Normandy;20R Corsica;IDF Paris Region;PAC Provence;PAC PACA;ARA Auvergne-Rhone-Alpes;BFC Burgundy-Franche-Comté
GB ENG England;SCT Scotland;WLS Wales;NIR Northern Ireland;LND City of London;LND London;WSM London;BFS Belfast;BST Bristol;EDH Edinburgh;GLG Glasgow;DUR Durham
GR I Attica
IE D Co. Dublin;D Dublin City;CO Cork City
IN DL New Delhi;DL NCT of Delhi;OD Orissa;PY Pondicherry;UK Uttaranchal;UK Uttarakhand;JK Jammu & Kashmir;TN Tamilnadu
IT 21 Piedmont;23 Aosta Valley;25 Lombardy;32 South Tyrol and Trentino;36 Friuli-Venezia Giulia;52 Tuscany;62 Latium;75 Apulia;82 Sicily;88 Sardinia;MI Milan;RM Rome;TO Turin;NA Naples;FI Florence;VE Venice;GE Genoa
JP 01 Hokkaido;13 Tokyo;26 Kyoto;27 Osaka;28 Hyogo
KR 11 Seoul;26 Busan;26 Pusan;27 Daegu;28 Incheon;41 Gyeonggi;42 Gangwon;43 North Chungcheong;44 South Chungcheong;45 North Jeolla;46 South Jeolla;47 North Gyeongsang;48 South Gyeongsang;49 Jeju
MX CMX Mexico City;CMX CDMX;CMX Distrito Federal;CMX D.F.;MEX State of Mexico;MEX Estado de México;COA Coahuila;MIC Michoacán;VER Veracruz;BCN Baja California Norte
NL FR Friesland;NB North Brabant;NH North Holland;ZH South Holland;ZE Zeeland
NZ AUK Auckland;WGN Wellington
PL MZ Mazovia;MA Lesser Poland;WP Greater Poland;DS Lower Silesia;SL Silesia;PM Pomerania
PT 11 Lisbon;13 Oporto
RU MOW Moscow;SPE Saint Petersburg;SPE Petersburg
SE AB Stockholm;M Scania;M Skane;O Västra Götaland
TR 34 Istanbul;35 Izmir;06 Ankara
UA 30 Kiev;30 Kyiv
US DC Washington DC;DC Washington, D.C.;DC D.C.;DC Wash DC;CA Calif;CA Cal;MA Mass;PA Penn;TX Tex;FL Fla;IL Ill;CO Colo;CT Conn;MN Minn;WA Wash;OR Ore;AZ Ariz;MI Mich;VI Virgin Islands
VN SG Saigon;SG Ho Chi Minh City;HN Hanoi
ZA GP Gauteng;KZN KwaZulu-Natal;WC Western Cape
`;
