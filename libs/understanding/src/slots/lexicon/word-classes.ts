import { added, BITS, recordOf, records } from '../../text/word-table.ts'
import { ANSWER_WORDS } from './answer-words.ts'
import { COMMON_WORDS } from './common-words.ts'
import { FIRST_NAMES } from './first-names.ts'
import { PLACE_NAMES } from './place-names.ts'

/** What a word can be; a word may be several things. One look-up per word gives all of them. */
export const W = {
  neg: 1 << 0,
  question: 1 << 1,
  third: 1 << 2,
  sell: 1 << 3,
  buy: 1 << 4,
  home: 1 << 5,
  own: 1 << 6,
  when: 1 << 7,
  unit: 1 << 8,
  bed: 1 << 9,
  bath: 1 << 10,
  area: 1 << 11,
  feature: 1 << 12,
  condition: 1 << 13,
  loan: 1 << 14,
  street: 1 << 15,
  state: 1 << 16,
  place: 1 << 17,
  common: 1 << 18,
  leadIn: 1 << 19,
  name: 1 << 20,
  number: 1 << 21,
  direction: 1 << 22,
  filler: 1 << 23,
  urgent: 1 << 24,
  placeStart: 1 << 25,
  built: 1 << 26,
  introduces: 1 << 27,
  debt: 1 << 28,
  /** May lead in a place, if what stands around it agrees. */
  lead: 1 << 29,
  /** A short or misspelled form of another word: see `spelledOut`. */
  spelled: 1 << 30,
} as const

const classes: [number, string][] = [
  [W.lead, 'to a from de of at by on'],
  [W.condition, 'average curb deck deferred fire flood furnace gutting handyman messed'],
  [W.condition, 'modernizing piso project remodeling renovado renovating sagging showing'],
  [W.condition, 'shows smoke storm structural techo termite torn trabajo warped whole worn'],
  [
    W.condition,
    'nothing middle good great decent solid ready vacant clean popcorn total complete full floods flooded',
  ],
  [W.condition, 'peeling crumbling as half sold sale selling'],
  [
    W.debt,
    'owe owed zero owing mortgage hipoteca loan free paid nothing debo clear own owned pagada pague pagamos',
  ],
  [
    W.neg,
    'no not nope never dont doesnt wont cant cannot havent hasnt hadnt didnt arent isnt aint',
  ],
  [W.neg, 'wouldnt without sin skip hate nor neither ni nunca tampoco nah nobody longer'],
  [
    W.question,
    'am must chance is are does do did was were has what whats how hows which who whos whose why when',
  ],
  [W.question, 'where wheres would could can should will que cuanto cuantos cual hay tiene'],
  [
    W.third,
    'sister brother mom dad mother father cousin friend friends neighbor neighbors neighbour',
  ],
  [
    W.third,
    'they theyre them their theirs he hes his she shes her hers him coworker boss buddy uncle',
  ],
  [
    W.third,
    'folks parents daughter son sons aunt nephew niece grandma grandpa roommate guy lady seller sellers',
  ],
  [
    W.third,
    'zillow redfin zestimate realtor trulia hermana hermano vecino vecina primo prima mama papa',
  ],
  [
    W.third,
    'grandparents relatives inlaws cousins uncles aunts grandkids appraiser inspector contractor builder assessor stager tia tio abuela abuelo sobrina sobrino cunado cunada suegro suegra hija amigo amiga ellos landlord tenant tenants comps colleague grandson sis bro',
  ],
  [W.third, 'ex somebody someone everyone laws door inlaws bil sil fil'],
  [
    W.sell,
    'sell selling sellin sold list listed listing vender vendo vendemos owe owed owing debo payoff',
  ],
  [
    W.sell,
    'worth sale unload offload market ask asking valor vale net vendiendo venderia venderiamos vendere venderla venderlo',
  ],
  [
    W.buy,
    'buy buying buyin purchase purchasing looking lookin look search searching find finding hunt',
  ],
  [
    W.buy,
    'hunting want wanting need needing budget preapproved preapproval preapprove comprar busco',
  ],
  [
    W.buy,
    'buscamos buscando prefer max spend presupuesto relocating moving mudarme mudarnos wanna',
  ],
  [W.buy, 'tour ideally quiero quisiera necesito necesitamos buyer lookn tryna'],
  [
    W.home,
    'house home homes houses condo condos townhouse townhome townhomes place places duplex apartment',
  ],
  [
    W.home,
    'apartments ranch bungalow cabin cottage property properties casa casas colonial split cape',
  ],
  [
    W.home,
    'rental lot land trailer unit units triplex fourplex fixer farm farmhouse craftsman victorian',
  ],
  [
    W.home,
    'departamento apartamento propiedad tudor rambler villa loft flat studio single ranchstyle',
  ],
  [
    W.home,
    'condominio terreno listings one mansion modular manufactured hse homestead estate spot pad',
  ],
  [W.own, 'my our mine ours mi nuestra nuestro mis'],
  [
    W.when,
    'january february march april may june july august september october november december jan',
  ],
  [
    W.when,
    'feb mar apr jun jul aug sep sept oct nov dec spring summer fall autumn winter enero febrero',
  ],
  [
    W.when,
    'marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre primavera verano',
  ],
  [W.when, 'otono invierno christmas xmas thanksgiving easter halloween navidad holidays holiday'],
  [
    W.when,
    'season school lease kindergarten semester graduation baby wedding labor memorial new independence',
  ],
  [W.when, 'end ending fin year month summertime springtime wintertime deployment orders lunes'],
  [
    W.unit,
    'day days week weeks month months year years wk wks mo mos yr yrs dia dias semana semanas mes',
  ],
  [W.unit, 'meses ano anos dys mths mth'],
  [
    W.bed,
    'bed beds br brs bd bds bdr bdrm bdrms bdrs bedroom bedrooms bedrm bedrms bedroom beddroom',
  ],
  [
    W.bed,
    'bedrom bedroms bedrroom bedrrooms cuarto cuartos recamara recamaras habitacion habitaciones dormitorio bedder',
  ],
  [W.bed, 'hab habs camas dormitorios alcobas beed bdroom bdrooms bedrooom b'],
  [
    W.bath,
    'ba bas bth bths bath baths bathroom bathrooms bathrm bano banos bathrooom batroom bathrom',
  ],
  [W.bath, 'bathrms batrooms bathroms bthrm bthrms bthroom bthrooms'],
  [W.area, 'sqft sf sq square sqf ft2 squarefeet footage pies sqfeet squareft feet ft'],
  [
    W.feature,
    'pool pools alberca piscina garage garages cochera garaje yard yards backyard patio jardin',
  ],
  [
    W.feature,
    'view views vista vistas basement basements sotano office offices oficina casita casitas rv',
  ],
  [W.feature, 'solar bsmt garge backyrd jardincito estudio carage paneles yrd frontyard'],
  [
    W.condition,
    'work tlc updating repairs repair paint carpet fixer turnkey turn move shape condition',
  ],
  [
    W.condition,
    'remodeled renovated updated upgraded dated outdated rough leaks leaking cracks crack',
  ],
  [
    W.condition,
    'gutted remodel renovation original damage mold foundation redone condiciones estado kept',
  ],
  [
    W.condition,
    'remodelada remodelado renovada reparaciones arreglos maintained immaculate disrepair',
  ],
  [
    W.condition,
    'broken shot rotten rotting bad redid pristine mint falling wreck mess updates uninhabitable trashed touched painted rehabbed',
  ],
  [
    W.condition,
    'flooring floors siding windows roof kitchen needs ugly cosmetic necesita teardown habitable',
  ],
  [
    W.condition,
    'beat everything carpets hvac plumbing cleaning painting bathroom bathrooms refurbished rehab modernized dump new livable fixing refreshed throughout needing redoing replacing gut spotless disaster hoarder brand love help attention damaged taken lived job reformada arreglada pintura',
  ],
  [
    W.loan,
    'cash fha va usda conventional convencional jumbo efectivo contado preapproved preapproval',
  ],
  [
    W.loan,
    'preapprove preapp preaprobacion preaprobado preaprobada preaprobados preap preaproved pre preaprovado preaprovada',
  ],
  [
    W.loan,
    'prequalified prequal prequalification preapproval approved approval aprobado aprobada credit',
  ],
  [
    W.loan,
    'score fico credito puntaje credits scores down enganche percent pct porciento inicial conv',
  ],
  [
    W.loan,
    'preaproval preaprobar conventionl convential approve entrada prestamo aprobaron preaprobaron',
  ],
  [
    W.street,
    'calle st street ave avenue av rd road ln lane dr drive ct court blvd boulevard way pl place cir',
  ],
  [
    W.street,
    'circle ter terrace trl trail pkwy parkway hwy highway loop pike run path sq row aly alley',
  ],
  [
    W.street,
    'cove cv pt point pass xing crossing bnd walk plaza close trce trace hl hill ridge glen',
  ],
  [
    W.state,
    'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm',
  ],
  [
    W.state,
    'ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc alabama alaska arizona arkansas',
  ],
  [
    W.state,
    'california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa',
  ],
  [
    W.state,
    'kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi texas',
  ],
  [
    W.state,
    'missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee utah vermont',
  ],
  [W.state, 'virginia washington wisconsin wyoming carolina'],
  [
    W.leadIn,
    'in near around outside to close by into en at cerca por hacia toward towards within inside',
  ],
  [W.leadIn, 'on surrounding nearby between btwn sobre n'],
  [
    W.number,
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
  ],
  [
    W.number,
    'sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety',
  ],
  [
    W.number,
    'hundred thousand million half quarter quarters couple few a an uno un una dos tres cuatro cinco seis',
  ],
  [
    W.number,
    'siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta setenta',
  ],
  [
    W.number,
    'ochenta noventa cien ciento doscientos trescientos cuatrocientos quinientos seiscientos',
  ],
  [
    W.number,
    'setecientos ochocientos novecientos mil millon millones medio media zero cero par forteen',
  ],
  [W.number, 'fourty'],
  [
    W.direction,
    'north south east west northeast northwest southeast southwest n s e w ne nw se sw',
  ],
  [
    W.direction,
    'downtown uptown midtown old central greater northern southern eastern western upper lower',
  ],
  [W.direction, 'rural inner outer suburban'],
  [
    W.filler,
    'around about abt bout like maybe probably prob tops max ish roughly approx approximately so',
  ],
  [
    W.filler,
    'ok and or k just still is its about say lets please pls the a at for well um uh i my to',
  ],
  [
    W.filler,
    'sounds fair good number mas menos como unos yes yeah yep sure yea each total range price',
  ],
  [
    W.filler,
    'us it im id we were think thinking hmm honestly actually thats perfect right lol haha be',
  ],
  [
    W.filler,
    'can do works even would only now then some somewhere guess hopefully tbh not under over',
  ],
  [W.filler, 'prolly proly probly probs def deff rn ig ngl imo imho'],
  [
    W.urgent,
    'asap immediately now right away fast quick quickly soon possible antes ahorita ya urgente',
  ],
  [
    W.urgent,
    'urge urgent sooner inmediatamente immediate rapido cuanto yesterday today ahora asp urgently pronto rapidamente',
  ],
  [
    W.built,
    'built build blt construida construido constructed year yr from circa construyo bilt ano',
  ],
  [
    W.introduces,
    'i im am this name names named its it soy llamo llama nombre here call calls with to sincerely regards signed habla aqui cheers again speaking texting by go',
  ],
]

/** Makes a word one of a class as well: how a scanner says which words may set it off. */
export const add = (word: string, bit: number): void => {
  records[added(word) + BITS]! |= bit
}

for (const [bit, words] of classes) for (const word of words.split(' ')) add(word, bit)
for (const words of [COMMON_WORDS, ANSWER_WORDS])
  for (const word of words.trim().split(/\s+/)) add(word, W.common)
for (const word of FIRST_NAMES.trim().split(/\s+/)) add(word, W.name)

/** The rests of the place names of several words, by first word, longest first. */
export const placeRests = new Map<string, string[][]>()
for (const name of PLACE_NAMES.trim().split(/\s+/)) {
  const [first = '', ...rest] = name.split('_')
  if (rest.length === 0) add(first, W.place)
  else {
    add(first, W.placeStart)
    placeRests.set(first, [...(placeRests.get(first) ?? []), rest])
  }
}
for (const rests of placeRests.values()) rests.sort((a, b) => b.length - a.length)

/** The classes of a folded word as a bit set of `W`; 0 for a word that is not known. */
export const classOf = (word: string): number => {
  const record = recordOf(word)
  return record < 0 ? 0 : records[record + BITS]!
}
