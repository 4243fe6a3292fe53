/**
 * Short forms and common slips, each with the plain words it stands for. Looked up after folding
 * case and accents.
 */
const SPELLINGS = `
u you|ya you|ur your|yr your|r are|n and|w with|w/ with|w/o without|bc because|cuz because|cause because|b be
wanna want to|gonna going to|gotta got to|lemme let me|gimme give me|gimmie give me|dunno do not know|kinda kind of
outta out of|tryna trying to|tryin trying|finna going to|imma i am going to|boutta about to|hafta have to|oughta ought to
dont do not|don't do not|doesnt does not|doesn't does not|didnt did not|didn't did not|cant can not|can't can not
cannot can not|wont will not|won't will not|isnt is not|isn't is not|arent are not|aren't are not|wasnt was not
wasn't was not|werent were not|weren't were not|havent have not|haven't have not|hasnt has not|hasn't has not
hadnt had not|hadn't had not|wouldnt would not|wouldn't would not|couldnt could not|couldn't could not
shouldnt should not|shouldn't should not|ain't am not|aint am not
im i am|i'm i am|ive i have|i've i have|i'd i would|i'll i will|we're we are|we've we have|weve we have|we'd we would
we'll we will|you're you are|youre you are|you've you have|youve you have|you'd you would|you'll you will|youll you will
they're they are|theyre they are|they've they have|they'd they would|they'll they will|he's he is|hes he is|she's she is
shes she is|he'd he would|she'd she would|he'll he will|she'll she will|it's it is|it'd it would|it'll it will
that's that is|thats that is|what's what is|whats what is|whts what is|how's how is|hows how is|where's where is
wheres where is|who's who is|whos who is|when's when is|whens when is|there's there is|theres there is|here's here is
let's lets|y'all yall|ya'll yall|yall yall|how'd how did|where'd where did|who'd who would|what'd what did|what're what are
pls please|plz please|plse please|thx thanks|ty thanks|tysm thanks|thnx thanks|tks thanks|ppl people|tmrw tomorrow
tmr tomorrow|tmrow tomorrow|tomorow tomorrow|tomm tomorrow|wknd weekend|wkend weekend|rn now|abt about|b4 before
b/c because|sm1 someone|some1 someone|sum1 someone|any1 anyone|every1 everyone|smth something|sth something
tho though|altho although|thru through|nvm never mind|nevermind never mind|idk i do not know|idc i do not care
k ok|kk ok|okie ok|okey ok|yea yeah|yeh yeah|yup yes|yep yes|nope no|nah no|naw no|msg message|msgs messages|txt text
txts texts|txting texting|pic picture|pics pictures|appt appointment|appts appointments|apt apartment|apts apartments
hse house|hous house|hosue house|huose house|houze house|hm home|bdrm bedroom|bdrms bedrooms|bedrm bedroom|mtg mortgage
morgage mortgage|mortage mortgage|mortgag mortgage|morgages mortgages|forclosure foreclosure|forclose foreclose
foreclosuer foreclosure|realator realtor|relator realtor|realter realtor|reltor realtor|realtr realtor|realestate real estate
re real estate|seling selling|sellin selling|sellng selling|buyin buying|bying buying|lookin looking|thinkin thinking
lookn looking|findin finding|rentin renting|movin moving|gettin getting|goin going|talkin talking|textin texting
callin calling|waitin waiting|nothin nothing|somethin something|intrested interested|intersted interested
interrested interested|intreseted interested|unsubcribe unsubscribe|unsuscribe unsubscribe|unsub unsubscribe
unsubscibe unsubscribe|lisiting listing|lisitng listing|lsiting listing|prop property|props properties|aprox about
preapproved pre approved|prequalified pre qualified|preapproval pre approval|prequal pre qualified|optout opt out
bf boyfriend|gf girlfriend|hubs husband|hubby husband|wifey wife|mil inlaws|fil inlaws|bday birthday|bldg building
offmarket off market|onmarket on market|asis as is|nbhd neighborhood|hood neighborhood|sf sqft|diff different
def definitely|deff definitely|prob probably|probs probably|prolly probably|obv obviously|tbh honestly|imo honestly
ngl honestly|atm now|btw also|fyi also|omg wow|lol lol|lmao lol|haha lol|hahaha lol|jaja lol|jajaja lol|smh smh|jk kidding
llamo soy|pq porque|q que|xq porque|x por|tb tambien|tmb tambien|porfa por favor|bn bien
agnt agent|sumbody somebody|sombody somebody|someon someone|peeps people|folks folks|fone phone|ph phone|cell phone
calla call|cal call|1st first|2nd second|3rd third|ppls people|mos months|mo month|yrs years|wks weeks|wk week
wld would|cld could|shld should|shd should|hv have|hav have|gv give|knw know|kno know|wnt want|nd and|wat what|wut what
wen when|thru through|bout about|em them|til until|till until|cos because|cmon come on|luv love|thinkin thinking
purch purchase|invst invest|townhse townhouse|th townhouse|twnhome townhome|sfh house|sfhs houses|mfh multifamily
dwn down|pymt payment|pymts payments|pmts payments|divorse divorce|divorcing divorce|bankrupcy bankruptcy|banruptcy bankruptcy
atty attorney|attny attorney|lawer lawyer|layer lawyer|probat probate|refinace refinance|refied refinanced
humn human|persn person|hme home|wnat want|slling selling|sel sell
apprasal appraisal|appraisel appraisal|apraisal appraisal|valuatoin valuation|evalution evaluation
`

/** Canonical words by their spelling. */
export const spellings: ReadonlyMap<string, readonly string[]> = new Map(
  SPELLINGS.trim()
    .split(/[\n|]/)
    .filter(line => line !== '')
    .map(line => {
      const [short = '', ...words] = line.split(' ')
      return [short, words] as const
    }),
)
