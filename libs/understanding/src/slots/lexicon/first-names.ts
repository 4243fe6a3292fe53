// First names common in the United States, folded to plain letters; the rarer ones are those of
// @faker-js/faker (MIT). They let "im beth" be a name without a capital.

export const FIRST_NAMES = `
  aadi aadidev aadinath aaditya aadrika aagam aagney aagneya aaliyah aalok aamod aanand
  aanandaswarup aanandinii aanjaneya aaratrika aarav aaron aarya aaryan aasa aasha aashritha
  aatmaj aatmaja aatreya aayushmaan aayushman abagail abani abbey abbie abbigail abby abdiel
  abdon abdonie abdul abebe abeiku abel abelard abelardo abelin abeline abena abhaidev abhaya
  abhirath abhisyanta abigaelle abigail abigale abigayle abimbola abisola abisoye abner abondance
  abraham absalon acace acacie acanthe acaryatanaya achaire achalesvara acharyanandana
  acharyasuta achille achintya achyut adah adalard adalbald adalbaude adalberon adalbert
  adalberto adaline adalric adalsinde adam adan adaugo addie adebayo adeboye adedayo adegoke
  adegrin adegrine adela adelaide adelbert adele adelia adelie adelin adeline adell adella adelle
  adelphe adeltrude adenet adeodat adheesh adhemar adhiraj adhrit adikavi adinath aditeya aditya
  adityanandan adityanandana adjutor adolf adolfo adolph adolphe adolphie adolphus adonis adonise
  adrain adrastee adrehilde adrian adriana adrianna adriel adrien adrienne adripathi advaya
  adwitiya adwoa afia afua agapet agasti agastya agathange agathe agathon agilbert agilberte
  aglae agnan agnane agneflete agnes agneya agnimitra agniprava agnivesh agrata agrippin
  agrippine agustin agustina ahalya ahilya ahmed aida aidan aiden aiko aileen aimable aime aimee
  aisha aishani aiyana ajeet ajit akande akanni akash akeem akira akofa akorfa akos akosua akroor
  akshainie akshaj akshat akshata akshayakeerti akshita akua akula akumaa akunna akwasi akwesi
  alade alain alaina alaine alais alan alana alanis alanna alayna alba alban albane alberade
  alberic albert alberta alberte albertha alberto albin albina alcibiade alcide alcidie alcime
  alcine alcyone alda aldegonde aldo aldonce aldric aleaume alec aleen alejandra alejandrin
  alejandro alek alena alene alessandra alessandro alessia aleth aletha alex alexa alexander
  alexandra alexandre alexandrea alexandrine alexandro alexane alexanne alexie alexine alexis
  alexys alexzander alfonso alfonzo alford alfreda alfredo ali alia alice alicia alienor aliette
  alina aline alisa alisha alison alivia alix aliya aliyah aliza alize allan allene alliaume
  allie allison ally alma almine almire alois aloise alok alondra alonzo aloyse alphee alphonse
  alphonsine alphonso alpinien althea althee alvah alvena alvera alverede alverta alvina alvis
  alyce alycia alysa alysha alyson alyssa alysson amalia amaliane amalric amalthee amanda amande
  amandin amandine amani amant amante amara amaranaath amarande amaranthe amaresh amari amarnath
  amaryllis amaya ambar amber ambre ambroise ambroisie ambrose amedee ameliane amelie amelien
  ameline amely america americo amethyste ameyatma amie amiel amina aminat aminte aminu amir
  amira amish amit amiya amodini amogh amos amour amparo amrit amrita amritambu amy amya ana
  anaadi anabel anabelle anael anaelle anagh anahi anais anal anala anamika anand ananda
  anandamayi anang ananta anasooya anastacio anastase anastasia anastasie anasuya anatole
  anatolie ancelin anceline andeol anders andoche andre andrea andreane andreanne andree andres
  andrew andy anemone angadreme ange angel angela angele angelica angelina angeline angelique
  angelita angelo angie angilbe angilberte angilran angoustan angus anibal anicee anicet anicette
  anika anil anila anilaabh anilabh anish anissa anita aniya aniyah anjali anjaneya anjelica
  anjushree anjushri ankal ann anna annabel annabell annabelle annalise annamae annamarie
  annapurna anne annette anni annibal annie annonciade ansbert ansberte ansel anselme anshula
  ansley anstrudie anthelme anthelmette anthony antide antigone antoine antoinette anton antone
  antonella antonetta antonette antonia antonietta antonin antonina antonine antonio antony
  antwan antwon anuja anunay anuraag anurag anusuya anwesha anya aoife aphelie apollinaire
  apolline april apsara aquilin aquiline arabelle araceli aracely arcadie arch archambaud archan
  archange archibald ardella arden ardith arely argine ariadna arian ariana ariane arianna aric
  aricie ariel arielle arindam ariste aristide arjun arlene arlette arlie arlo armance armand
  armande armandine armando armani armel armeline armelle armide armin armine arnaldo arnaud
  arnaude arne arnesh arno arnoldo arnould arnulfo arolde aron arsene arsenie arsinoe artemis
  arthaud artheme arthur arthurine arturo arun aruna arvel arvid arvilla arya aryan aryanna
  ascelin asceline ascension asha ashanti ashlee ashleigh ashlesh ashley ashly ashlynn ashok
  ashtyn asia aslesha assomption assunta astarte asterie astree astrid astride athalie athanase
  athanasie athenais athina atmaja atmanand atmananda atreyee atreyi aube aubertine aubree aubry
  aude audebert audeline audie audouin audra audran audreanne audrey auguste augustina augustine
  augustus aure aurele aurelia aurelie aurelienne aurelio aurelle aurian auriane aurore austen
  austyn auxane auxence ava avadhesh avani avantika aveline avery avigaelle avoye awesi axel
  axeline axelle ayaan ayana ayebatari ayesha ayinde ayla aylin aymard aymardine aymeric aymon
  aymonde ayushmati azadeh azalee azelie azeline azubuike baaba baala baalaaditya baalagopaal
  bahula baidehi baijayanti bailee bailey bakula bala balaaditya balachandra baladitya balagopal
  balagovind balamani balgopal balthazar bandhu bandhul banji bankim bankimchandra bankole
  baptiste barb barbara barbe barnabe barney baron barry bart barthelemy bartholome bartimee
  basanti basilisse bastien bathilde baudouin baylee beatrice beatriz beau beaulah becca becky
  bela belen belinda bella ben benedict benedicte benicio benigne benita benito benjamin bennie
  benny benoit beranger berangere berard berenice bernadette bernadine bernard bernardo berneice
  bernhard bernice berniece bernita bert berta bertha berthe bertille bertrand beryl bessie beth
  beto betsy bette bettie betty bettye beuve bev beverly bhaanumati bhaasvan bhaaswar bhadra
  bhadrak bhadraksh bhadran bhagavaan bhagirathi bhagvan bhagwanti bhagwati bhamini bhanumati
  bharadwaj bharat bhardwaj bhargava bhargavi bhasvan bhaswar bhaumik bhavani bhaves bheeshma
  bhilangana bhima bhisham bhishma bhoj bhoopat bhoopati bhooshan bhooshit bhramar bhudev bhudeva
  bhupati bhupen bhushan bhushit bhuvanesh bhuvaneshwar bianca bianka bill billie billy bilva
  bilwa birdie birjesh bishnu blair blaise blake blanca blanche blandine blaze bless blessing bob
  bobbie bobby bodhan bohemond boniface bonnie boris bouchard boyd brad braden bradley bradly
  braeden brahma brahmaanand brahmabrata brahmanandam brahmdev brajendra brajesh brandi brando
  brandon brandt brandy brandyn brannon brant braulio braxton brayan breana breanna breanne
  brenda brendan brenden brendon brenna brennan brennon breno brent bret brett bria briac brian
  briana brianna brianne brice bridget bridgette bridie brieuc brigitte brijesh brionna brisa
  britney brittany brock broderick brody brook brooke brown bruce bruna brunehaut brunehilde
  bruno bryan bryana bryce brycen bryon buchi buck buddhana buddy budhil bukola bulah burdette
  burnice buster byron caden caesar caio caitlin caitlyn cale caleb calebe caleigh cali calista
  calixte callie calvin camelien cameron camila camille camillien camren camron camryn camylle
  candace candelario candice candida candide candido capucine cara caribert caridad carine
  carissa carl carla carlee carlene carles carley carli carlie carlo carloman carlos carlota
  carlotta carly carmela carmella carmelo carmen carmine carol carolanne carole caroline carolyn
  carolyne carrie carter casandra casey casimer casimir cassandra cassandre cassidy cassie
  cassien caterina catharine catherine cathrine cathryn cathy caua cayla ceasar cecelia cecil
  cecile cecilia cedric cedrick celeste celestin celestine celestino celia celien celine cesaire
  cesar chaanakya chaaruchandra chad chadd chadrick chaim chaitan chakor chakradhar chakravartee
  chakravarti chakrika chanakya chanda chandak chandan chandani chandi chandini chandira chandni
  chandra chandraayan chandrabhaga chandrabhan chandradev chandrakala chandraketu chandrakin
  chandramani chandramauli chandramohan chandran chandranath chandrani chandraprabha
  chandraswaroopa chandravati chanel chanelle chantal chapal chapala charak charity charlaine
  charlemagne charlene charles charley charlie charline charuchandra charumati charuvrat charvi
  chasity chaten chatur chatura chaturaanan chaturbhuj chaya chaz chelsea chelsey chelsie chen
  cherechi cherie cheryl chesley chet chetan chetanaanand cheyanne chiamaka chiara chidaakaash
  chidaatma chidambar chidambaram chidananda chidi childebert chilperic chimamanda chinedu
  chinmayanand chinmayananda chinyere chiranjeev chiranjeeve chisom chitraksh chitrali chitramala
  chitrangada chizoba chloe chretien chris christa christelle christian christiane christie
  christina christine christodule christop christophe christopher christy chrysole chrysostome
  chuck chukwu chyna ciara cielo cierra cindy citlalli clair claire clara clarabelle clarence
  clarissa clarisse clark claud claude claudia claudie claudien claudine claudio clay cleandre
  clelie clemence clemens clement clemente clementina clementine clemmie cleo clery cleta cletus
  cleve clifford clint clotaire clotilde cloyd clyde coby cody cole coleen colin coline colins
  colleen collin colt colten concepcion conception conchita conner connie connor conor constance
  constantin consuelo cora coralie coraline cordelia cordell cordia cordie corene corentin
  corentine corey corine corinne corrine cortney cory coty courtney craig crawford cristal
  cristian cristina cristobal cristopher cruz crystal crystel curt curtis cydney cynthia cyprien
  cyriaque cyrielle cyrille cyrus daevi daevika dagmar dahlia daija daisha daisy daiwik daksha
  dakshayani dale dalia dalila dallin damaris damayanti dameon damian damien damilare damilola
  damion damodara damon dan dana dandak dandapaani dandre dangelo danial daniel daniela daniella
  danielle danika danilo danjuma dannie danny dante danyka daphnee daphney darcy daren daria
  darian dariana darin dario darion darius darla darlene darnell daron darrel darrell darren
  darrick darrin darrion darron darryl darshan darshwana darwin daryl dashawn dasia datta dave
  davi david davin davion davis davon davonte dawn dax dayaamay dayaananda dayaanidhi dayamayee
  dayana dayna dayne dean deandre deangelo deanna deb debbie debora deborah debra declan dedric
  dedrick dee deeksha deenabandhu deepa deepak deepali deepan deepankar deependra deepesh
  deeptanshu deeptendu deeptiman deeptimay deeptimayee deeptimoy deeptimoyee deevakar deion
  deirdre deja dejah dejon dejuan delaney delbert delfina delia delilah dell della delmer delores
  delpha delphia delphin delphine demarco demarcus demario demetris demetrius demond dena deneval
  denis denise dennis denny deon deondre deontae deonte dereck derek derick deron derrick deshaun
  deshawn desire desiree desmond dessie destany destinee destiney destini destiny devadatt
  devagya devajyoti devak devan devangana devani devante devasree devdan deven devesh deveshwar
  devi devika devin devon devonte devvrat devyn dewayne dexter dhaanyalakshmi dhana dhanadeepa
  dhanalakshmi dhananjay dhanapati dhanesh dhanpati dhanu dhanvin dhara dharani dharitri
  dharmaketu dhatri dhruv dhyanesh dhyaneshwar diana diane dianna dianne didier diego dieudonne
  dieudonnee digambar digambara diksha dillan dillon dimitri dina dinakar dinesh dinkar dino dion
  dipali dipankar dipendra dipesh diptendu dirk divaakar divakar divjot divya dixie dmitri dolly
  dolores domenic domenica domenick domenico domingo dominic dominick dominique don donald donato
  donavon donna donnell donnie donny donovan donte dontrell dora dorcas doreen dorian doriane
  dorine doris dorotea dorothea dorothee dorothy dorris dortha dorthy dottie douce doug douglas
  dovie doyle drake draupadi dron drona duane dulari duncan durga durgeshwari durward dustin
  dusty dwaipayan dwaipayana dwayne dylan earl earlene earline earnestine ebba ebiere ebiowei
  ebony ed eddie edgar edgardo edith edmee edmund edna edouard eduarda eduardo edward edwardo
  edwin edwina edyth edythe eekalabya effie efrain efren eileen einar eino ekaaksh ekadant ekaksh
  ekalavya ekaling ekaparnika ekdant ekow eladio elaina elaine elakshi elbert elda eldred eleanor
  eleanora eleanore eleazar electa elena elenor elenora eleonore eleuthere elfrieda eli elia
  eliabeth elian eliane elias elie eliezer elijah elinor elinore elisa elisabeth elise elisee
  eliseo elisha elisio elissa eliza elizabeth ella ellen ellie elliot elliott elmer elmo elna
  elnora eloa elodie elody eloisa eloise elouise elsa elsie elta elva elvera elvie elvira elvis
  elwin elwyn elyse elyssa elza elzear eman emanuel emanuelly emeka emelia emelie emeline emely
  emerance emerencie emeric emerson emery emie emil emile emilia emiliano emilie emilio emily
  emma emmalee emmanuel emmanuelle emmelie emmet emmett emmie emmitt emmy enakshi enguerrand enos
  enrico enrique enzo ephraim epiphane eriberto eric erica erich ericka erik erika erin erling
  erna ernest ernestina ernestine ernesto ernie ervin erwin eryn esha eshana eshita esmeralda
  esperanza esse essie esteban estefania estel estela estell estella ester estevan esther
  estrella etha ethan ethel ethelyn ethyl etienne ettie eubert eudes eudoxe eudoxie eugene
  eugenia eugenie eula eulah eulalia eulalie euna eunice euphrasie eusebe eusebie eusebio
  eustache eva evalyn evan evangeline evariste eveline evelyn evelyne everardo everett everette
  evert evie evrard ewald ewell eyram ezekiel ezequiel ezra fabian fabiano fabien fabio fabiola
  fabrice fabricia fabricio faith falba fannie fanny fantin fantine farah farid fatima faustine
  faustino fausto favian faye federico felicia feliciano felicie felicita felicite felicity
  felipa felipe felix fermin fern fernando ferne fiacre fidel fidele fiifi filiberto filomena
  finn fiona firmin flavie flavien flavio fleta fleur flodoard flor flora flore florencia
  florencio florent florestan florian florie florine flossie floy floyd ford fortune fortunee
  foulques france frances francesca francesco francette francia francine francisca francisco
  francisque franco francois francoise frank frankie franz fred freda freddie freddy frederick
  frederico frederik frederique fredrick fredy freeda freida frida frieda friedrich fritz fulbert
  fulcran fulgence funmilade funmilayo furman gabby gabe gabin gabriel gabriela gabriella
  gabrielle gael gaelle gaetano gage gail gajaadhar gajabahu gajadhar gajbaahu ganak ganaka
  ganapati gandharv gandharva ganesh gangesh garance garett garnier garret garrett garrick garry
  garth garud garuda gary gaspar gaspard gati gatien gatik gaud gauraang gaurang gauranga gautam
  gautama gautami gavin gayatri gayle gbeminiyi gbemisola gedeon geeta geetanjali gemine gemini
  gemma gena gene general genesis genevieve gennaro genoveva geoff geoffrey geoffroy george
  georges georgette georgianna georgina geovanni geovanny geovany gerald geraldine gerard gerardo
  geraud gerberge gerbert gerda gerhard germain germaine german gerry gerson gertrude ghanaanand
  ghanashyam ghanshyam ghislain giancarlo gianni gifty gilbert gilberto gilda giles gilles
  gillian gina ginger gino giovani giovanna giovanni giovanny girart giri girija girik girika
  girindra giriraaj giriraj girish girja gisele giselle gislebert gisselle gita gitanjali
  giuseppe gladyce gladys glen glenda glenn glenna glennie gloria gobinda golda gondebaud
  gonthier gontran gonzague gonzalo gopaal gopal gopee gopi gorakhanatha gorakhnath gordon
  goswamee goswami gotum gouranga goutam govinda grace gracie graciela grady graham grant grayce
  greg gregg gregoire gregoria gregorio gregory greta gretchen greyson griffin grover guadalupe
  gubio gudakesa gudakesha gudrun guenievre guerin guido guilhemine guilherme guillaume
  guillemette guillermina guillermo guiseppe gunnar gunner gurdev guru gus gussie gust gustave
  gustavine gustavo guyot gwen gwenaelle gwendolyn habiba hailee hailey hailie hal haleigh haley
  halie halle hallie hamsini hank hanna hannabel hannah hans hardouin hardy hari harinakshi
  harinarayan harit harita harley harmon harmony harold harper harriet harris harrison harry
  haruto harvey hassan hassie hattie haylee hayley haylie hazel hazle heather hector hedelin
  heema heidi heitor helen helene helga helier helio hellen helmer heloisa heloise henri
  henriette henrique henry herb herbert herluin herman hermenegildo hermina hermine herminia
  herminio hernan hershel herta hertha herve hester hettie hilaire hilario hilda hildebert
  hildegard hillard hillary hilma himadri himani hincmar hipolito hippolyte hiranmay hiranmaya
  hiranya hiro hiroshi holden hollie hollis holly homer homero honore honorine hope horace
  horacio hortense hosea howard hoyt hubert hugh hugo hugues huguette hulda humberto hyman ian
  ibrahim icie ida idell idella ifeanyichukwu ifeoma ifunanya ignacio ignatius ike ikenna iker
  ikhidie ilene iliana imani imelda immanuel imogene ina inder indira indra ines inez ingrid ira
  irene ireti irina iris irma irvin irving isaac isabeau isabel isabela isabell isabella isabelle
  isabelly isac isadora isadore isai isaiah isaias iseult isiah isidore isidro isioma isis ismael
  ismerie isobel isom israel issac itzel ivah ivan ivanna iyer izabella izaiah jabari jace jacey
  jacinthe jacinto jack jackeline jackie jacklyn jackson jacky jaclyn jacob jacobo jacqueline
  jacquelyn jacques jacynthe jada jade jaden jadesola jadon jadyn jaeden jagadish jagadisha
  jagathi jagdeep jagdish jagmeet jahnu jaida jaiden jailyn jaime jaimini jairo jakayla jake
  jakob jaleel jalen jalon jalyn jamaal jamal jamar jamarcus jamel james jameson jamey jamie
  jamil jamir jamison jammie jan jana janae janaina jane janelle janessa janet janette janice
  janick janie janine janis janiya jannie jany japhet jaquan jaquelin jaqueline jared jaren jarod
  jaron jarred jarret jarrett jarrod jarvis jasen jasmin jasmine jason jasper jaunita javas
  javier javon javonte jay jaya jayce jaycee jayda jayde jayden jaydon jayla jaylan jaylen jaylin
  jaylon jayme jayne jayson jazlyn jazmin jazmyn jazmyne jean jeanette jeanie jeanne jeannel
  jeannie jeannine jeannot jed jedediah jedidiah jeff jefferey jeffery jeffrey jeffry jehanne jen
  jenelle jenifer jenna jennie jennifer jenny jennyfer jerad jerald jeramie jeramy jerel jeremiah
  jeremie jeremy jermain jermaine jermey jerod jerome jeromy jeronimo jerrell jerri jerrod
  jerrold jerry jess jesse jessica jessie jessika jessy jessyca jesus jett jettie jevon jewel
  jill jillian jim jimena jimmie jimmy jin jitender jitendra jo joachim joan joana joanie joann
  joanna joanne joannie joanny joany joao joaquim joaquin jocelyn jocelyne jodi jodie jody joe
  joel joelle joesph joey johan johann johanna johathan john johnathan johnathon johnnie johnny
  johnpaul jolayemi jolene jolie jon jonah jonas jonatan jonathan jonathon joojo jordan jordane
  jordi jordon jordy jordyn jorge jose josefa josefina josep joseph josephine josh joshua joshuah
  josiah josiane josianne josie josse josselin josue jourdain jovan jovani jovanny jovany joy
  joyce juan juana juanita judah judd jude judi judicael judith judy jules julia julian juliana
  julianne julie julien juliet julieta juliette julio julissa julius junior junius juste justen
  justin justina justine juston justus justyn juvenal juwan jyoti jyotis jyotsana kacey kaci
  kacie kade kaden kadin kaela kaelyn kai kaia kailash kailee kailey kailyn kaitlin kaitlyn kale
  kaleb kaleigh kaley kali kalinda kallie kalpana kalyani kama kamala kamalesh kameron kamille
  kamla kamlesh kamren kamron kamryn kanak kanaka kanchan kanishka kannan kannen kanti kara karan
  kareem karelle karen kari kariane karianne karim karina karine karl karla karlee karley karli
  karlie karolann karrie karson karthik kartik karunanidhi kasandra kasey kashyap kashyapi
  kassandra katarina kate katelin katelyn katelynn katerina katharina katherine katheryn kathi
  kathleen kathlyn kathrine kathryn kathryne kathy katie katlyn katlynn katrina katrine kattie
  kavon kaya kaycee kayden kayla kaylah kaylee kayleigh kayley kayli kaylie kaylin kayode keagan
  keanu keara keaton keegan keeley keely keenan keerti kei keira keisha keith kellen kelley kelli
  kellie kelly kelsey kelsi kelsie kelton kelvin kemi ken kendall kendra kendrick kenji kenna
  kennedi kenneth kennith kenny kent kenya kenyatta keon keri kerri kerry keshaun keshawn keven
  kevin kevon keyon keyshawn khalid khalil kian kiana kianna kiara kiarra kiera kieran kierra
  kiley kim kimberlee kimberly kira kiran kirk kirsten kirstin kirti klaus kleber kobe koby kody
  kofi kojo kolby kole konrad korbin korey kory kraig kris krishna krishnadas krishnadasa krista
  kristen kristi kristian kristie kristin kristina kristine kristofer kristoffer kristopher
  kristy krystal krystel krystina kubra kubura kujoe kumar kumari kumuda kunal kurt kurtis
  kwabena kwadwo kwaku kwame kwamena kwan kwasi kweku kwesi kyla kyle kylee kyleigh kyler kylie
  kyra laal lacey lacy ladarius ladislau ladonna laila laisha lakisha lakshman lakshmi
  lakshmidhar lakshminath lalita lamar lamont lana lance landry laney lara larissa laron larry
  larue lashonda latasha latisha latoya laura laurane laure laurel laureline lauren laurence
  laurene laurent lauretta lauri lauriane laurianne laurie laurine laury lauryn lavada lavanya
  lavern laverna lavina lavinia lavonne lawanda lawrence lawrencia laxman laxmi layla layne
  lazare lazaro leah leandre leann leanna leanne leatha leda lee leela leif leigh leila leilani
  lela lelah leland lelia lempi lemuel lena lenna lennie lenny lenora lenore leo leon leona
  leonard leonardo leonel leonie leonne leonor leonora leopold leopoldine leopoldo leora lera
  leroy lesley leslie lesly lessie lester leta letha leticia letitia leufroy levi lewis lexi
  lexie lexus liam liana libbie libere lidia lietald lila lilia lilian liliana liliane lilla
  lillian lilliana lillie lilly lily lilyan lina linda lindsay lindsey lindy linh linnea linnie
  lionel lisa lisandro lisette litzy livia liz liza lizbeth lizeth lizzie llewellyn lloyd logan
  loic lois lola lolade lolita longin lonie lonnie lonny lonzo lora loraine loren lorena lorene
  lorenz lorenza lorenzo loretta lori lorine lorna lorrain lorraine lothaire lottie lou louie
  louis louise loup lourdes louvenia lowell loyce luann luca lucas lucca lucia luciano lucie
  lucien lucienne lucile lucille lucinda lucio lucious lucius lucy ludie ludivine ludmila
  ludolphe ludovic ludwig luella luigi luis luisa lukas luke lulu luna lupe lupita lura lurline
  luther luz lyda lydia lydie lyla lyle lynda lynette lynn lynne lyric lysanne mabel mabelle
  mable macaire macey maci macie mack mackenzie madaline madalyn maddie maddison madeleine
  madeline madelyn madelynn madge madhuri madie madilyn madisen madison madisyn madonna madyson
  mae maegan maeve mafalda magali magdalen magdalena maggie magnus maguelone mahaut mahendra
  mahesh maheswar mahmoud mai maia maica maida maite maiya major makayla makenna makenzie makinwa
  malachi malati malcolm malik malika malinda mallaury mallie mallory malo malti malvina mamadou
  mamert mamie manasse mandaakin mandakini mandy mangala mangalya mani manik manikya manisha
  manjusha manley manoj manon manuel manuela mara marc marceau marcel marcela marcelin marcelina
  marcelino marcella marcelle marcelo marci marcia marco marcos marcus marcy margaret margarete
  margarett margaretta margarette margarida margarita marge margie margo margot margret
  marguerite maria mariah mariam marian mariana mariane mariano maribel maricarmen maricela marie
  mariela marielle marilie marilou marilu marilyn marilyne marina mario marion marisa marisol
  maritza marius marjolaine marjorie marjory mark markus marla marlee marlen marlene marley marli
  marlon marques marquis marquise marsha marta martha marthe martin martina martine marty marut
  marvin mary maryam maryann maryjane maryse mateo matheus mathew mathias mathilde mathurin
  matias matilda matilde matt matteo matthew matthias matthieu mattie maude maudie maugis maureen
  maurice mauricette mauricio maurine maverick mavis mawuena mawusi max maxellende maxence maxie
  maxime maximilian maximiliano maximilien maximillia maximillian maximo maximus maxine maxwell
  maya maybell maybelle maye mayeul maymie mayoor mayra mayte mazie mckayla mckenna meagan
  meaghan meda mederic meena meenakshi meera megan megane meggie meghan meghnad meghnath mehmet
  mei meire mekhi mel melanie melany melba melchior melinda melisa melisande melissa melissandre
  mellie melodie melody melvin melvina melyna melyssa menaka mence menka mercedes mercia meredith
  merl merle merovee merritt mertie mervin meta mia micaela micah michael michaela michale
  micheal michel michele michelle mickey miguel mika mikayla mike mikel mildred miles millicent
  millie milo milton mina minakshi mindy minnie mira miracle miranda mireille mireya miriam
  misael misty mitch mitchel mitchell mittie modesta mohamed mohammed mohan mohana mohinder
  mohini moise moises moisette mollie molly mona monica monique monroe monserrat monserrate monte
  monty mordecai morgan morgana morgane moriah morris mortimer mose moses moshe mossie mozell
  mozelle muhammad mukesh mukul muriel murilo murl murray musa mustafa muyiwa myah mylene myles
  myra myriam myrl myrna myron myrtice myrtie myrtis nadege nadia nadine nagabhushanam nakia
  nalini nan nancy nanda nanette nannie naoko naomi naomie napoleon narayan narciso narcisse
  narendra narinder nash nasir natalia natalie natalya nataniel natasha nate nathalie nathan
  nathanael nathanial nathaniel nathen naudet naval naveen navin nawal nayeli neal ned nedra neha
  nehemie neil nelda nella nelle nellie nels nelson neoma nestor nettie neva neville nguyen
  nicephore nicholas nicholaus nichole nick nicklaus nickolas nico nicola nicolas nicole
  nicolette nigel nikhil niki nikita nikki nikko niko nikolas nils nimakoah nimit nina niranjan
  nirbhay niro nisha nita nnamdi noah noelia noelle noemi noemie noemy nola nolan nona noor nora
  norbert norberto noreen norene norma norman normand norval nova novella nubia nyah nyasia obie
  obioma oceane ocie octave octavia octavio odell odessa odette odie odile odilon ofelia oger
  ojaswini olaf olaide oleg olen oleta olga olin olive oliver olivia olivier ollie olufunmi
  olumide oluwunmi olympe omana omar omari omawunmi ombline omer omolara onie onome onoriode
  oormila opal opalina opaline ophelia ophelie oral oren oriande oriane orie orin orlane orlo
  orpha orrin orval orville osbaldo oscar osvaldo oswald oswaldo otha otho otilia otis ottilie
  ottis otto oury owen ozanne ozella pablo pacome padma paige palemon palma pam pamela pansy
  paolo param paramartha parfait parvati pascal pascale pasquale pat paterne patience patrice
  patricia patricio patrick patsy patti pattie patty paul paula paule paulette pauline paulo
  payton pearlie pearline pecine pedro peggie peggy pelagie penelope penny pepin perceval
  percival percy perla perrine perry pete peter petra petronille peyton phil philemon philibert
  philip philippe phillip philomene philothee phoebe phyllis pierre pierrick pietro pilar pinkie
  piper polly poornima pramila pran pranav pranay prasad prasanna prathamesh prayag precious
  preeti preity prem prema presley preston primerose prince priscilla priscille priya priyala
  promise providenci prudence pulcherie puneet purnima purushottam pushti queenie quentin
  quentine quieta quincy quinn quinten quintia rachael rachel rachelle rachid radha rae raegan
  rafa rafael rafaela rageshwari rageswari raheem rahsaan rahul raina raj rajan rajendra rajesh
  rajinder rajiv rakesh ralph rama ramaa ramesh rameshwar ramiro ramon ramona randal randall
  randi randy ranjeet ranjit ransom raphael raphaelle raquel rashad rashawn rasheed rasheedah
  rashid rati raul ravi ray raymond raymonde raymundo reagan reanna reba rebeca rebecca rebeka
  rebekah reece reed regan reggie regina reginald regine regis reid reilly reina reine reinhold
  rejean rejeanne rekha remi remilekun renata renaud rene renee ressie reta retha retta reuben
  reva rex rey reybaud reyes reymundo reyna reynold rhea rhett rhianna rhiannon rhoda rhonda
  ricardo richard richie rick rickey rickie ricky rico rigoberto riley rita ritesh rob robb
  robbie robert roberta roberto robin robyn roch rochelle rocio rod roderick rodger rodney
  rodolfo rodolphe rodrick rodrigo rodrigue roel rogelio roger rohan rohana rohit roland rolande
  rolando rollin romain romaine roman romane romeo romuald ron ronald ronaldo ronnie ronny rory
  rosa rosalee rosalia rosalie rosalind rosalinda rosalyn rosanna rosario rose roselin roseline
  rosella roselyn rosemarie rosemary rosendo roser rosetta rosie rosina roslyn ross rossie rotimi
  rowan rowena roxane roxanne roy royce rozella ruben rubi rubie ruby rubye rudolph rudra rudy
  rufus rukhmani rukmin rupinder russ russel russell rusty ruth ruthe ruthie ryan ryann ryder
  rylan rylee ryleigh ryley sabine sabrina sabryna sachin sadie sadye saeed sage saige sallie
  sally salma salomey salomon salvador salvatore sam samanta samantha samara sameer samir samira
  sammie sammy samuel sancho sandeep sandi sandra sandrine sandy sanjana sanjay sanka santiago
  santina santino santos sanya sara sarada sarah sarai sarala saraswati sarina sarisha sarla
  saroja sarvin sasha satish satyen saul saundra sauveur savanah savanna savin savinien savion
  sawyer scarlett scholastique scot scott scottie scotty seamus sean sebastian sebastien sedrick
  segolene sekinat selena selina selma sena seraphin serena serenity serge sergi sergio seth
  severin severine seymour shad shade shaina shakira shakti shakuntala shalewa shana shane shanel
  shanelle shania shanice shanie shaniqua shaniya shankar shanna shannon shanny shanon shantanu
  shanti shany sharda shari sharif sharmila sharon shashi shashikala shaun shauna shawn shawna
  shaylee shayna shayne shea sheela sheila shelby sheldon shelia shelley shelly shemar sher sheri
  sherman sherri sherry sheryl shirley shiv shivakari shobhana shonda shresth shresthi shreya
  shreyashi shridevi shrishti shubha shubhaprada shwet shyann shyanne sibyl sibylle sid siddarth
  siddhi siddhran sidney sidoine sienna sigebert sigismond sigmund sigrid sigurd silas silvere
  silvia simeon simisola simon simone sincere siobhan sirineu sitara sixte sixtine skye skyla
  skylar sloka smita smriti sname sofia solange soline solomon soma somnath somu sonia sonja
  sonny sonya sophia sophie spencer stacey stacie stacy stan stanislas stanislav stanley stefan
  stefanie stella stephan stephane stephania stephanie stephany stephen stephon steve steven
  stevie stewart stuart subhash subhashini subhasini subodh sucheta sudeva sue suelen sujata
  sukanya suma suman sumayyah sumit sumitra sunil sunita sunny suresh surya suryakant suryakanta
  suryakantam susan susana susanna susanne susheel sushil sushma susie suzanne suzette suzon sven
  svetlana swami swapnil swara swarnalata swassane sweta syble sydnee sydney sydni sydnie sylvain
  sylvan sylvester sylvestre sylvia sylviane sylvie tabitha tad tadeo talia talita talon tamara
  tameka tami tamia tamika tammy tamra tancrede tanguy tania tanirika tanushree tanushri tanya
  tapan tara tari tariq tarun taryn tasha tate tatiana tatyana taurean taurin tavon taya taylor
  teagan ted tejas telly temitope tenisha teodoro terence teresa teri terrance terrence terri
  terrill terry tertuliano tess tessa tessie tevin thad thaddeus thais thalia thea thelma theo
  theodora theodore theodose theophile theophraste theresa therese theresia theron thibault
  thibert thierry thomas thora thurman thuy tia tiana tianna tiara tierra tiffany tillman tim
  timmothy timmy timoleon timoteo timothee timothy tina tiphaine titi titien titilayo titilope
  tito titus tobias tobiloba tobin toby todd toke toluwani tom tomas tomasa tomiloba tommie tommy
  toney toni tonia tonja tonnin tony tonya tope torey tori torrance torrey toussaint tracey traci
  tracy trajan tran trang travis travon tremaine tremayne trent tressa tressie treva trever
  trevion trevor trey tricia trilochan trilochana trilok trilokanath trilokesh triloki trina
  trish trisha tristan tristian tristin triston troy trudie trudy trycia trystan tucker turold
  tushar twila ty tyler tyra tyree tyreek tyrel tyrell tyrese tyrique tyrone tyshawn tyson ubaldo
  udai udit ujjawal ujjwal ulices ulises ulysse uma umang unique upendra urbain urban uriah uriel
  urmila ursula ursule usha uttam uzodimma vada vaidehi vaijayanthi vaijayanti vaishnavi vaishno
  vaishvi valentin valentina valere valeria valerie valery vallie vance vanessa varalakshmi
  vasanti vasudev vasudeva vasudha vasundhara vaughn veda vedang vedanga vedanshi velda vella
  velma vena venance venceslas vera verda verdie vergie verla verlie vern verna verner vernice
  vernie vernon veronica veronique vesta vianney vic vicenta vicente vicki vickie vicky victoire
  victor victoria victorien victorin vida vidal vidhur vidhya vidur vidya vigile vijay vikram
  vilma vimal vimala vinay vince vincent vincenza vincenzo vinciane vinnie vinny viola violette
  virgie virgil virginia virginie vishnu vishwamitra vita vital vito vitor vitoria viva vivek
  vivian viviana viviane vivianne vivien vivienne vladimir vrinda vrund vyas wade waino wale
  waleran wallace wally walt walter wanda wandrille warley warner warren wava waylon wayne weldon
  wendell wendy werner wes wesley westley whitney wilbert wilbur wilburn wiley wilford wilfred
  wilfredo wilfrid wilhelm wilhelmine will willa willard william willie willis willy wilma
  winifred winnifred winston wyatt wyman xander xavier xaviere xenophon ximena xiomara xochitl
  xzavier yadira yago yakubu yamileth yango yaretzi yasmeen yasmin yasmine yazmin yesenia yesica
  yessenia yoann yogendra yogesh yoginder yoko yolanda yolande yoshiko ysaline yseult yuki yuri
  yusef yusuf yves yvette yvonne zach zachariah zacharie zachary zache zachery zack zackary
  zackery zainab zakary zander zane zaria zechariah zelda zella zelma zena zephirin zetta zhang
  zita zoe zoeva zoey zoie zoila zola zora zula
  abbas abdullah ahmad aziz hamid hussein li mohammad mubarak osama sergei yasser
`
