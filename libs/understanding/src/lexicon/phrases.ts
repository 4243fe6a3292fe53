/**
 * Phrases of the trade by what they mean, over canonical words. `@x` is any word of class x, `~n`
 * up to n words of anything, `(a/b)` a choice. One idea per line.
 */
export const PHRASES = {
  sellAct: `
    (sell/selling/list/listing) ~1 (@own/it/this/them/that/these) | (sell/list) ~2 @home
    get rid of | getting rid of | (let/letting) ~3 go | to let go | off (my/our) hands | part with | part ways
    (put/putting/place/placing/get/getting/got/have/throw) ~4 (on the market/up for sale/on mls/on the mls/listed)
    (put/putting) ~3 up | put ~3 out there | goes on the market | go on the market | going on the market
    (put/stick) ~1 sign | sign in (the/my/our) yard | back on the market | hit the market | hits the market
    (want/wants/need/have/get/gotta/got) ~4 (sold/gone/listed) | has to (go/sell/move) | got to (go/sell/move)
    needs to (go/sell/move) | have to (sell/list/unload) | must (sell/go) | should (sell/list)
    (want/need/going/ready/like/hoping/thinking/looking/trying/decided/planning) (to/of/about) (sell/list/selling/listing)
    (want/need/ready/like/trying/decided) (to/of/about) (offload/unload/dump/ditch/liquidate)
    cash out | cashing out | want out | need out | get out of | out of this @home | move on from | moving on from
    hand ~1 over | hand over the keys | hand it to | pass it on | needs a new owner | new owner | ready to list
    take ~3 off (my/our) hands | sell ~2 as is | as is sale | sell ~1 quick | sell fast | quick sale | sell it
    list with you | list ~1 with | (listing/list) (agreement/appointment/agent/appt/consultation/presentation/paperwork)
    (relist/re list) | sell by owner | for sale by owner | we sell | i sell | i would sell | we would sell | would sell
    i am selling | we are selling | we are listing | i am listing | selling (my/our/mine/ours/the/a) | sell (mine/ours)
    sell first | (sells/sell/sold) first | sell then | do (mine/ours) | start the listing | the listing side | selling side
    house to sell | @home to sell | one to sell | lot to sell | interview ~1 agents | (sale/sell) of (my/our)
    (poner/ponerla/ponerlo/pongan/ponga/pongo/ponemos/puse/pusimos) ~4 venta | (saco/sacar) ~2 venta | @own ~3 en venta
    @own ~3 a la venta | (tengo/tenemos) ~3 en venta | (quiero/queremos/necesito/quisiera/pienso) ~1 (vender/venderla/venderlo)
    vendo @own | vender @own | vender la | vendo la | (unload/offload/unloading/offloading/dump/liquidate) ~2 @home
    (unload/offload/unloading/offloading) ~1 (@own/it/this) | buy my @home | buy our @home | (take/buy) ~1 @home as is
    make ~2 offer on (my/our/mine/ours) | (make/send/give) (me/us) ~2 offer | offer (on/for) (my/our/mine/ours) | cash offer | flippers who | sell price
    (sell/list/market) (mine/ours/it/this/that) | do (mine/ours/it) | (list/sell) ~1 (house/condo/home/place/property) | (my/our) ~2 (goes/going) ~2 (market/sale)
    (handle/handles) that on your end | (cash/instant) (offer/offers/folks/buyers) | who (buys/would buy/would take) | anybody buy | anyone (buy/want)
    (fsbo/listing) ~2 (sign/expired/expires) | listing expired | (expired/canceled) ~2 (realtor/agent) | never sold | try again | pull the trigger | (photos/pictures/sign/lockbox) ~2 (sign/lets)
    (tired/sick/done) ~2 (landlord/tenants/being a landlord/upkeep/maintenance) | (wont/not) need ~2 (condo/house/place) ~1 anymore | (served/been good to) us well | (no/not) want ~2 @home ~1 (anymore/either)
    (house/place/condo/this) ~1 (goes/is extra/is empty/has served) | too much house | too (big/much) | (gotta/must/has to/got to/have to) (go/move/be sold) | out from under | empty (nest/since)
    (inherited/inherit/deeded/left) ~4 (house/place/home/condo/farm/cabin/lot/trailer/property) | left (me/us) ~2 @home | (sell/list) ~2 (off mls/quietly/remotely) | rid of
    selling (or/and/then/fast/soon/it/this/that/here/in) | seller (here/needing) | first time seller | (am/are/be) ~1 (seller/sellers) | i (sell/sold) ~1 would | (planning/plan) ~2 (listing/list/sell)
    ready to (part/cash/offload/hand/turn/unload) | turn ~1 over | time (to sell/for this house) | get ~2 (sold/listed/gone/off) | (live/go) ~2 monday | in the yard | (market/sell/sale) ~2 ready
    open to offers | entertain ~2 offer | everything has a price | buy ~1 (houses/homes) ~2 (as is/cash/direct) | (you/yall/guys) buy (houses/homes) | ugly houses | we buy houses`,
  value: `
    (what/how) ~4 worth | worth of (my/our) | value (of/on) ~1 (my/our/mine/ours) | home value | house value | home values
    (my/our) ~2 (worth/value/valued) | value my | value our | @own @home worth | is ~3 worth
    (what/how) ~3 (could/can/would/will/might/do/did/should) ~1 (i/we/mine/ours/it) ~1 (get/sell/go/bring/net/clear/fetch/make/pocket/ask/list)
    what ~3 (go/going/goes) for | what ~5 (bring/fetch/net) | how much ~3 (get/sell/go/bring/fetch) | go for in this market
    what would you (list/price/sell/ask/give/pay/offer) | what would ~1 (you/a buyer/buyers/someone) (list/price/sell/ask/give/pay/offer)
    what would ~4 (sell/go/list) (for/at) | what ~1 @home like (mine/ours) | @home like (mine/ours)
    (price/pricing/appraise/evaluate/estimate/comp) ~1 (my/our/mine/ours) | price on (my/our/mine/ours/it/the @home)
    (comps/cma/valuation/estimate/appraisal/number/figure/opinion/evaluation/analysis/ballpark) (on/of/for) ~1 (my/our/mine/ours/it/the)
    market analysis | home (valuation/valuations/evaluation/evaluations/estimate) | market value | list price for (ours/mine)
    come ~4 price | come ~4 (appraise/look) | give ~3 (number/price/figure/estimate/value) | (get/run) ~1 (comps/value/valuation/appraisal)
    walk (away/with) | walk away with | what could (i/we) get | how much for (mine/ours/my) | (zillow/zestimate/redfin) (says/has/said)
    (open door/opendoor) | top dollar | cuanto (vale/valdra/cuesta/podria/dan/me) | me dan | en cuanto ~2 (vender/saldria)
    price (mine/ours/it) | (get/net) (me/us) ~2 for it | for the right price | take less than | open to offers
    (sell/list) ~2 (for/at) ~1 (@invest/less/more/what)
    (what/how) ~2 (would/could/can/might) ~2 (mine/ours/it) | (mine/ours) ~2 (worth/bring/get/go/sell/fetch/be) | (could/can/would/think) ~2 get ~2 (for/@invest) | could i get | could we get | would i get | what is fair
    (is/are) ~2 realistic | realistic ~2 (number/price) | (reality/price) check | (ball park/ballpark) | your price | a price | (number/figure/price) ~2 (on/for) | how much ~3 (house/place/condo/home) worth
    (over/under) asking ~2 (mine/ours/i/we) | i want that | want that too | (got/getting/went for) ~2 (over/asking) | where does that put | break even | lose money selling | net on
    (owe/bought) ~6 (sell/selling/sold/get/worth/walk) | walk w | would ~2 help ~1 (price/value) | (hurt/kill/help/affect/raise) ~1 my (price/value) | worth fixing | worth it to sell | (lowballed/low ball/beat) ~2`,
  sellCost: `
    (your/the/of) commission | comision por vender | (charge/cost/charges) ~2 to (list/sell) | (charge/cost) ~1 sellers
    sellers fees | seller fees | closing costs for sellers | cost ~2 to sell | fees to sell | how much ~2 to (list/sell)
    before i (sell/list) | before we (sell/list) | before listing | if (i/we) (sell/sold/list/listed) | when (i/we) (sell/list) | stage it
    (do/would) you ~1 (list/sell) | paperwork ~4 (list/listed/sell) | ready to sell | prep ~2 sell | get ~3 ready to sell
    (do/does/will/would) you ~1 (list/sell/market) | (how/what) ~2 commission | percent to (sell/list) | sell ~1 (with/w) ~1 tenant | (staging/stage) or | (capital gains/cap gains) | (how long/what month/when) ~4 (sell/list/market/listing/sale/go)
    (do i/do we/should i/should we/should) ~3 (fix/paint/stage/renovate/replace/clear/out/redo/wait) | problem (if/for/when) ~2 (sell/selling/list) | (kill/hurt) ~2 sale | how ~2 (sell/market/price) ~3 (house/home/homes/place/land/lot) | selling process
    (best/your) listing agent | listing agent | (handle/include/included) ~4 (photos/sign) | photos ~3 (list/included)`,
  buyAct: `
    (want/need/like/looking/ready/hoping/trying/going/plan/planning/thinking/interested/able/love) (to/in/of/about) (buy/buying/purchase/purchasing/own/get/grab/invest/buying)
    (want/like/need) to (buy/purchase/own) | to (buy/purchase/own) ~2 @home | (buy/buying/purchase/purchasing) ~3 @home
    (buy/buying/purchase/purchasing) ~1 (in/near/around/something/one/another/again) | buy (a/an/the/my/our/her/him/us/something/small)
    i want ~1 (a/an/the/that/in/one) ~2 @home | we want ~1 (a/an/the/that/in/one) ~2 @home | need ~1 @home | want ~2 @home
    (need/want) ~1 (a/an/some/another/our/my) ~2 @home | our own @home | my own @home | own (roof/place/home/house/something/one)
    first (home/house/place/time/condo/one) | starter home | forever home | dream home | new (home/house/place/one) | next (home/house/place/one/chapter)
    second (home/house/place) | another @home | vacation (home/condo/place) | time (home/homebuyer) buyer | home buyer
    in the market | (place/put/making/write/submit) ~2 offer | offer on | make offer | make (a/an/them/him/her/another/our/my/the/full) ~2 offer | cash buyer | buyer here | i am ~1 buyer
    (quiero/queremos/necesito/quisiera/ayuda/ayudeme) ~2 (comprar/compro) | comprar ~2 @home | (busco/buscamos/buscar) ~3 @home
    my next @home | our next @home | rent to own | house hack | house hunt | house hunting | home search | home shopping
    stop renting | tired of renting | sick of renting | done renting | get into ~3 @home | into something | get a @home | get something
    move up | trade up | moving up | upsize | downsize | downsizing | upgrade | jump in | (roll/put) ~3 (into/toward/towards) | pick up ~3 @home | grab ~3 @home
    build (a/our/on) | new build | new construction | be a homeowner | become a homeowner | buy in | buying side | buy first | buy then
    (want/like/love/looking/ready/hoping) ~3 own | own (not rent/something/a/one/by/there/instead) | rather own | i could own | end up owning | (be/am/was/an) ~2 (buyer/homeowner) | i am the buyer | next buyer | buyer not | not selling buying
    (want/need/get) ~2 (back in/something bigger/something smaller/more space/more bedrooms/more room/yard) | outgrowing | outgrown | our own | (roof/place) of our own | place of my own | on my own | get ~1 own
    stop (renting/handing/paying/throwing) | (quit/done/tired/sick) ~2 (rent/renting/landlord) | throwing rent | rent (went up/is crazy/away) | lease ~2 (up/ends/month) | landlord ~3 (selling/raised/offered) | (not/do not) ~2 renew
    (settle/plant/roots) ~2 (in/down) | (relocating/moving/transferring/transferred/stationed/relo) ~3 (to/in/from) | snowbird | snowbirds | moving back | (house/home) (fund/hunting/hunt) | (hunt/search) is on
    (saved/have/got/with) ~2 (saved/down/cash/ready) | invest ~4 (in/into/around) | (looking/want) to invest | investor here | (duplexes/rentals/triplex/fourplex/multifamily) (in/around/near/under) | my (second/third/next/<nth>) | adding to my portfolio
    bid ~3 (house/auction/foreclosure) | tax sale | bank owned ~2 | hud homes | (write/submit/submitting) ~2 offer | (full/over/under) ask | backup offer | jump at | (take/want) ~2 (house/one/lot/unit) | lot <n> | reserve ~2 lot | next phase | phase <n1>
    (buy/buying) ~2 (again/now/too/next/then/after/before/both/side/something/in/near) | purchase of | buy not sell | selling and buying | (buyers/buyer) agent | represent ~1 (me/us/buyers) | home (buyers/program/programs) | homebuyer
    closer to (work/the/my/our/family/kids) | (place/somewhere/something) to (live/own/move/go) | where (am/are/do) (i/we) ~2 (live/go/move) | somewhere to live | nowhere to go | replacement property | 1031 | new (condo/townhouse/spot) | build a | (lots/lot/land) to build | we would rather build | keep ~3 (rental/landlords) ~4 (another/second)
    quiero dejar de | mi propia casa | tener mi casa | necesito ~2 casa | casa propia | comprar (casa/algo/otra/una/en) | busco (casa/algo/depa/un/una)`,
  search: `
    (looking/look/searching/search/shopping/hunting/house) for ~5 (@home/@rooms) | (looking/searching/shopping/look) (for/in/at/around/near)
    (find/show/send/get) (me/us/my) | find ~3 (@home/@rooms/something) | help ~3 find | help ~2 (buy/purchase/search)
    (any/anything/something/got/have/any) ~4 (under/below/less/around/near/for/in/on/with/cheaper) | do you have ~3 (@home/@rooms/anything/listings)
    (any/got/some/more) ~3 (@home/listings) | you got ~3 (@home/listings) | (have/got) (any/anything) | got any
    what (do/have) you ~1 (have/got) | what is ~2 (available/out there/on the market/for sale) | what ~1 (homes/houses/condos) | out there
    @home ~3 under | @home ~3 (with/near/in/around/by/on/close) | @rooms ~2 (in/near/around/under/by) | start ~2 search | set up ~2 search
    (listings/homes/houses/alerts/list) (in/near/under/around/to/pls/please) | send ~2 (listings/homes/houses/options) | off market | pocket listings
    (notify/notified/alert/alerts/text/email) ~3 (when/listings/hits/comes) | relocating to | relocate to | moving to | (tiene/tienen) ~2 @home
    keep looking | start looking | still looking | start shopping | places to look | options in
    (find/show/send/get/gimme/give) (me/us) ~3 (@home/@rooms/one/something/listings/options/stuff) | help (me/us) ~1 find | (find/locate) ~1 (a/an/one/our/something) | (any/anything) ~2 (new/else/good/there/like/on/in) | something (in/near/with/on/like/around/close/under)
    (homes/houses/condos/lots/land/townhomes/duplexes/cabins/villas/listings) ~2 (in/near/around/under/for/by/on/with/please) | @home ~2 (under/around/below/up to) <money> | @rooms ~4 (under/around/below/up to) | up to <money> | under <money> | <bb> ~2 (in/around/near/under)
    <rooms> ~2 (in/around/near/under) | (budget/price range) ~2 | my budget | our budget | (@home/@rooms/something/anything) ~1 (in/near/around/by/on) ~1 (@state/@home) | for sale (in/near/by) | (land/acre/acres/acreage) ~2 (in/near/around/outside/by) | outside ~1
    what can ~2 (get/buy) | what (would/could/does) ~2 (get/buy) ~1 (us/me/in) | whats out there | what is out | ready to look | look at ~2 @home | looking at ~2 @home | (need/want) a ~3 (@home/@rooms) | (walk/close/near) ~1 to ~2 (train/coffee/beach/work/school/downtown) | still (looking/need/searching)
    (hay/que/cuales/busco/buscamos/vi/tienen/tiene/sigue/siguen/todavia/casas/condos/propiedades/terrenos/departamentos) ~3 (en/la) venta | (what/which) ~2 (is/are) ~1 for sale
    (ando/andamos/andan/estoy/estamos) (viendo/mirando) | (viendo/mirando) ~1 @home
    (single/one) (story/level) | no stairs | mother in law | in law suite | next to ~3 | fixer upper | fixer uppers | move in ready | starter | (keep me/put me/add me/sign me) ~3 (posted/list/alerts/for) | first look | daily`,
  view: `
    (see/tour/view/visit/show/check) ~3 @home | (see/tour/view/visit) ~2 (it/the/one/inside/that) | take ~2 tour | (schedule/book/set) ~3 (tour/showing/viewing/walkthrough/visit)
    (open/an) house (this/on/today/tomorrow/sunday/saturday) | walk through | get (me/us) (in/into) | let (me/us) in | can (we/i) go in
    still (available/for sale/open/up/on the market/there) | is ~6 available | is ~6 for sale | under contract | is ~6 (gone/sold) | how much ~4 asking
    interested in ~3 @home | interested in | (more/the) info | price on ~3 @home | saw ~5 (online/site/sign/listing/posted/video) | second look
    ver ~2 @home | (la/esa) casa de | me (gusto/interesa/gusta)
    (can/could) (we/i/you/someone/somebody) ~2 (see/tour/view/visit/show/look/swing by) | want to (see/tour/view/check) | (get/let) ~1 (in/inside) | (come/go) ~1 (look/see) | take us around | line up ~3 | second (look/showing) | drove by | swing by
    (asking/list) price | how much (is/are) ~3 (@home/one/place/listing) | how much ~2 (going for/asking/listed) | (price/info/details/pics/more) (on/of/about/for) | is the ~5 (still/available/sold/gone/taken/spoken/open/under) | (your/the) (listing/ad/sign/post/video) (on/at/for/of) | saw (your/ur/the/a/that/an)
    (drop/reduced/drop in) ~1 price | is that ~3 (gone/sold/available) | (see/tour) ~2 (today/tomorrow/tonight/saturday/sunday/weekend) | open houses | walkthrough | viewing | showing ~2 (on/of/at/for) | todavia ~3 (venta/disponible) | me interesa | cuanto piden | ver (la/una/esa/casas/el)`,
  fund: `
    pre approved | pre approval | pre qualified | down payment | first time | (qualify/qualified) for | credit (score/history) | how much ~3 afford | can ~1 afford | what ~3 afford
    (fha/va/usda) loan | get ~2 (mortgage/loan) | (loan/mortgage/lender) ~4 @home | need ~4 down | closing costs ~2 buyer | (how much) ~3 (down/saved) | percent down
    enganche | para ~2 enganche | what ~3 lenders | a lender | to put down | what ~3 get (me/us/in) | bridge loan
    (what/which) (credit/score/lender) | do i (need/qualify) ~3 (down/percent) | <pct> down | <n2> percent | (can/will/could) ~2 (qualify/get approved/get a loan/get a mortgage/lend) | grant ~2 | (down payment/downpayment) ~1 (help/assistance) | get (preapproved/approved/qualified) | va certificate | certificate of eligibility | coe
    zero down | 0 down | no money down | owner financing | seller financed | (my/our) (va/lender/approval) | approved (for/me/us) | good to <n3> | what payment | (money/cash) ~2 (down/saved) | is <n3> enough | enough for | bad credit | fixed my credit | buying power | afford after`,
  rentOut: `
    (for/to) rent | (looking/want/need) ~5 (rent/lease/rental) | rent (a/an/my/our/it/out) | to lease | for lease | property (manager/management) | manage ~3 rental
    (any/have/do) ~2 rentals | busco ~3 rentar | apartment (to/for) | short term`,
  settled: `
    already (bought/closed/sold/listed/have/got/found/under) | not (moving/going/leaving/selling/buying/looking/interested/ready/listing) | staying put | we love (it/our)
    no plans | never (sell/selling/leaving/moving/buy/again) | in the market for | happy (here/where/with) | all set | going nowhere | not going anywhere
    not in the market | not looking to | (do not/dont) want to (sell/buy/move) | decided (not/to stay) | under contract | keeping (it/our/this/the) | we are (good/set)
    (too/so) expensive | will never | would never | if i (win/won/ever/hit) | someday | one day | in a few years | buy ~2 (time/car/truck/boat/lunch/gold)
    (not/no/never) ~2 (buy/buying/purchase/purchasing/preapproved/budget) | (not/never) ~3 (sell/selling/list/listing) | no (interest/desire/plans/budget/need) | (changed/change) ~3 (not/mind) | decided (against/not) | (gave/give) up | pulling the plug | not for sale | (not/never) ~2 looking
    (find/need/want) not | someone else ~3 | (got/have) ~1 (realtor/agent/lender) | with my cousin | done (looking/with/trying) | no longer ~2 (selling/buying/looking)`,
  person: `
    (talk/speak/speaking/talking/chat/meet/sit) ~3 (to/with) ~3 (@agent/@kin/one/you/manager) | (talk/speak) ~2 (someone/somebody) | (call/phone/ring/telephone) (me/us/him/her/my)
    (real/live/actual/human) ~1 (@agent/one/being) | (get/put/give/send/want/need/connect/transfer/have) ~3 (a person/person/human/agent/someone/somebody/realtor/manager/broker)
    (agent/human/person/representative/operator) please | (have/get/tell) ~3 (call/ring/phone/contact/reach) | (someone/somebody/agent/realtor/broker/anyone) ~1 (call/phone/ring/reach/contact/explain)
    (can/could/would) ~2 (call/phone/ring) | a (call/callback/ring) | give ~2 (call/ring) | (hop/get/jump) on ~2 (call/phone) | (on/over/by) ~1 phone | phone call | quick call | by phone
    (not/no) ~3 (bot/robot/machine/computer/ai/auto) | enough ~3 (bot/robot) | transfer me | in person | face to face | direct (line/number) | number (to/where/i) | meet with | come by | sit down
    (hablame/hableme/marqueme/marcame/llamame/llameme) al | (echame/echeme/deme/dame) una llamada
    hablar con | (llame/llamar/llamen/llamarme) | que me (llame/llamen/hable/marque) | que alguien | en persona | pasame con | talk to | speak (to/with) | who (do/can/should) ~2 (talk/speak/complain/call/contact)
    anyone there | anybody there | is anyone | is anybody | in charge | callback | zoom | facetime | this bot | a bot | the robot | a machine | schedule ~2 (call/meeting/appointment/consultation) | set up ~2 (call/meeting)
    (agent/human/person/representative/operator/realtor/representante) | not (helpful/working/understanding) | (boss/supervisor/manager) | (take/taking) over | escalate | by phone | voice | (free/around) ~3 call | best time to call | (call/phone) (my/him/her/back/asap/now/them) | a voice | rather (talk/speak/call/deal/do this) | (prefer/want) ~2 (call/phone/talk)
    (stop by/come in/come into) ~4 (talk/speak/see someone/sit) | put me (in touch/through) | patch me | who is (my agent/in charge/the agent/the broker/your broker) | your (boss/broker/manager/number) | appointment with | consultation with | get in touch | (reach/contact) me directly | someone real | anyone real | anybody real | with a pulse | are you real
    (llamen/llamar/llame/marque/marquen) | mandeme con | paseme | una persona | un humano | cita con | hable espanol | speak spanish | speaks spanish
    (have/get/ask/tell/want) ~1 @kin ~1 call | (have/ask/tell) ~2 call | rather (speak/talk) | (phone/call) is (better/easier/best) | easier by | only (talk/deal) | human being | being please | live person | (number/phone) for the (agent/office) | (office/direct) (number/line) | come (in/over) ~3 talk | video call | send ~2 (agent/someone) over | meeting`,
  distress: `
    foreclosure (notice/letter/auction/is) | (facing/in/avoid/before/stop) foreclosure | (being/getting/get) (foreclosed/sued/evicted) | foreclosing | behind on ~2 (payments/mortgage/my/our) | (missed/miss) ~3 payments | months behind | payments behind
    (notice/letter) of default | notice of | lis pendens | (sheriff/auction) (sale/date) | lose (the/my/our) @home | losing (the/my/our) | taking (my/our/the) @home | take (my/our/the) @home | can not ~2 (pay/make/keep/afford) ~4 (mortgage/payments/payment)
    (a/the/second/tax/irs/mechanics/judgment) lien | lien on | (in/through/thru/do/wait/still) probate | probate | contest ~2 will | contesting | without a will | no will | executor | the estate
    (chapter/ch) ~1 (7/13/11/<n1>/<n2>) | filed ~1 (chapter/bankruptcy/divorce) | bankruptcy | (getting/got/going/middle/filed/filing) ~3 (divorce/divorced) | splitting up | separating | divorce (is/decree/court/filed/lawyer/attorney)
    (my/our/the) ~2 (attorney/lawyer) | (attorney/lawyer) ~3 (says/said/wants/needs/asked/has/will) | ready to sue | suing | sued | served | court (order/ordered/date/says/hearing) | judge (says/said/ordered/gave)
    discriminat | discrimination | (that/is/even) ~1 illegal | even legal | fair housing | steering | report ~2 (it/agent/discrimination/this) | complaint | wire (instructions/transfer/fraud) | wired ~2 money | scam
    (turned/turn) ~1 (away/down) | because (i/we) ~1 (black/mexican/kids) | refused | wheelchair | service (dog/animal) | fraud | forged | trustee | deed | underwater
    foreclosure hearing | preforeclosure | pre foreclosure | save (my/our) @home | (behind/late) (on/with) | (fell/fallen/falling) behind | behind <n1> | <n1> (months/payments) (behind/late/past) | can not (afford/cover/make/keep up) | not paid | haven paid | have not paid ~2 mortgage | forbearance | modification | loan mod | (late/missed) ~2 mortgage
    (chapter/ch) <n2> | chapter <n1> | filing ~2 | (bankruptcy/bk) (attorney/lawyer/trustee/lawyer) | divorce | divorcing | splitting | (soon to be) ex | my ex ~4 (sign/house/mortgage/agree/title/deed/payments) | legal separation | (court/judge) | mediation
    (probate/testamentary/heirs/heir/executor/estate attorney) | (leave/left) ~2 will | fighting ~3 (will/estate/over) | (tax/irs/judgment/mechanics/code/second/county) (lien/judgment) | lien | lawsuit | sue | being sued | legal (advice/options/help/question) | attorney | lawyer
    discriminated | discriminate | steered | racist | religion | (section <n1>) | our kind | my accent | disability | disabled | immigrants | pregnant ~2 denied | denied because | (not/arent) welcome | (no kids/families) | hud complaint | (file/make/want) ~2 complaint | report ~3 (agent/agents)
    (wire/wiring/wired) | wrong account | account number ~2 | hacked | scammer | impersonating | fake | embargo | divorcio | abogado | atrasado | quitar la casa | demanda | discriminaron | gravamen | no puedo pagar
    foreclosure | default | auction | auctioning | behind on | (months/payments/payment) behind | stopped paying | (wants/want) ~2 house back | scammed | got scammed | suspicious ~3 (wire/wiring/money) | instructions changed | voucher | refused to (show/let/rent) | divorcing | separated from | (both names/on the deed) | contested | contesting | probate | bankruptcy | chapter <n2>`,
  stopMe: `
    (stop/quit/end/cease/discontinue/cancel/no more/enough) ~3 (texting/texts/text/messages/messaging/contacting/sending/calling/emails/contact/message/bothering/harassing/spamming)
    (do not/dont/never) ~2 (text/message/contact/reach/email/bother/hit/write) | (remove/take/delete/erase/scrub/drop) ~3 (me/us/number/info/name/contact) | (off/from) ~3 (list/database/system) | lose (my/this) number
    (leave) (me/us) alone | opt (out/me) | unsubscribe | no longer ~3 (wish/want/receive/interested) | (revoke/withdraw) ~2 (consent/permission) | (wrong) number | never (signed/gave/asked) | do not call | reported | spam | harass | block
    (blow/blowing) up | go away | not interested ~3 (stop/remove/take) | (want/wish) ~3 (stop/out) | (hear/hearing) from you | these (messages/texts) | any more texts | more texts | texts | done with
    no me (manden/escriban/escriba/contacten/mande) | no quiero ~2 mensajes | de la lista | (quitenme/saquenme/borren/quiten/eliminen)
    (stop/quit) (it/this/now/please/all/already/immediately) | (stop/quit) ~2 (me/us) | (can/could/would/will/please) ~2 stop | off (my/this) ~1 (phone/list) | (delete/remove/erase) (me/us/it/this) | i said (stop/no) | told you ~2 stop | (wrong number) ~3 (stop/remove/delete/take) | no more (texts/messages/msgs/please/of/text)
    (already/i) opted | opting out | opt out | (no/not) ~2 consent | (dont/not/no) ~2 permission | (fcc/ftc/tcpa/attorney general) | do not (call/contact) (list/registry) | dnc | (text/texts/message) ~2 again | ever ~2 (text/contact/message) | next (text/message) | one more (text/message) | blocking | blocked | spammer | shut ~2 off | turn ~2 off | make it stop | bye
    ya (no/basta) ~3 | no mas | dejen de | deje de | darme de baja | parele | no autorizo | bloquear
    (stop/quit) (everything/all/these/this/those) | stop the (texts/messages) | stop with | (out of/off) your (system/list/phone) | (number/name/info) (off/out/down) | remove me | (another/again) ~3 (report/reporting/calling/lawyer/fcc/complaint) | (report/reporting/reported) you | get another (text/message) | get rid of my number`,
  appointment: `
    stop by | (stop/cancel/end/quit) ~4 (tour/showing/showings/appointment/search/offer/listing/process/sending/showing/open) | (cancel/stop) ~2 (the/my/our) | (quit/stop) showing | remove ~2 (photo/pic/lamp) | bus stop | no more than | end of | end unit | condos only | only houses
    reschedule | running late | move ~2 (tour/showing) | opt for | sold on | buy that | buy into | buy time
    (stop/quit) (sending/showing/asking/searching/scheduling/dropping/running/recommending/accepting) ~3 | stop (light/sign/the/accepting/at) | (dont/do not/not) (text/call/show/send) ~4 (over/before/after/at/the/buyers) | (remove/delete/take/drop/scratch) ~2 (photo/photos/pool/requirement/listing/one/townhomes/duplicate/email/house) | (remove/delete/drop/forget) the | bus stop | no more (than/showings/open) | spam folder | dead end | end zone | end of the`,
  theirs: `
    the (seller/sellers/owner/owners/buyer/buyers) | (seller/sellers/owner/owners) ~1 (take/pay/accept/selling/fix/leave/leaving/want/motivated/agent) | (buyer/buyers) ~1 (agent/want/inspection/backs/asked/loan/paying/like)
    why ~3 (selling/sell) | did ~4 sell | has ~3 sold | (last/previously) sold | they (sell/selling/sold/bought/buy/listed) | (he/she) (sold/bought/is/wants) | my @kin | my @elder | neighbor ~2 (sold/selling/bought/got)
    (her/his/their) ~2 @home | my @kin ~3 (sold/selling/bought/buying/sells/wants/is/has/just/flips/lost) | my (agent/realtor/lawyer/attorney) friend | (agent/lawyer/attorney/realtor) (friend/uncle/cousin/buddy) | (sister/brother/cousin/uncle/friend) is ~2 (agent/realtor/lawyer/attorney/broker) | (the/their/sellers/listing) agent | (the/my/our) lender | clients | my client
    (my/our) @kin ~3 (lawyer/attorney/agent/realtor/divorce/foreclosure/bankruptcy) | is the seller | (years ago/long ago/in 20) | (paid off/released/cleared/closed) | buyers attorney | referrals`,
  inOrder: `
    current on ~3 (payment/payments/mortgage/loan/it) | (payments/mortgage/loan) ~2 (current/on time/up to date) | payments ~2 on time
    (have/got/hold) ~1 deed | the deed is | (wired/sent/wire/send/sending) ~2 (earnest/deposit) | earnest money
    (call/calling) ~2 (bank/lender/insurance) | did (someone/somebody/anyone/anybody/you) ~3 call | missed ~2 (call/calls) | who called
    (@mate/@kin/@elder) is ~2 (lawyer/attorney/agent/realtor/broker) | (@mate/@kin/@elder) (a/an) (lawyer/attorney/agent/realtor/broker)
    (paid/caught) up on | never ~2 (missed/late/behind) | no (lien/liens/foreclosure/judgments/judgment) | (lien/liens) ~2 (none/clear/paid) | title ~2 clear
    (divorce/probate/estate/foreclosure) (sale/rates/defense/situation/court) | (attorney/lawyer) (review/reviews/holds) | (divorce/bankruptcy/probate) ~1 (was/is/closed) ~1 (final/done/over/closed) | (been/was/years) ~1 since
    @third ~3 (call/calls/called/calling/text) | (will/can) call ~1 (you/back/later/after/when) | (on/take/took) ~1 (a/this/another) call | (who/someone/somebody) called | why ~2 call | got ~1 call from | dropping calls
    will call ~2 (later/after/back/when/tomorrow)`,
  whoTheyAre: `
    (is/are) ~2 (the/an/a/you) ~2 (agent/realtor/broker) | (is/are) ~1 (the/your/their) ~1 (agent/realtor/broker) | (become/became/be) ~2 (agent/realtor/broker) | do (agents/realtors) | (agents/realtors) (make/do/use/get/earn)
    (the/an/buyers/sellers/other/listing) (agent/realtor/broker) ~1 (is/be/let/open/left/bring/bringing/have/hear/come/comes/called/said/says/wants/there/forgot/sent/show) | (agent/broker/agents/brokers/realtor) (tour/preview/name/names/open/fee/fees/commission/commissions) | (other/old/former/last/previous) (agent/realtor/broker)
    (agent/realtor) (license/licence/exam/school/course) | ask the ~1 (agent/realtor)`,
  owing: `(owe/debo/payoff) | left on (the/my) | free and clear | paid off | capital gains | equity | proceeds | two payments | 2 payments | both payments`,
  needFirst: `
    (sell/sells/selling/sold) ~4 (before/first/then) | (before/until/unless/once/when/after/if) ~3 (sells/sell/sold/closes) | contingent on | contingent offer | contingency
    (sell/selling) ~4 (and/to/then) ~2 (buy/find/get/purchase/buying) | (buy/find/buying) ~5 (and/then/after/before/until) ~3 (sell/selling/list) | both (ends/sides/and) | at the same time | same (time/month/day) | (swap/trade) ~4 for | trade (up/down)
    money (from/out) ~4 (sale/house/condo) | (proceeds/equity/cash/money) ~5 (buy/down/put) | (primero) ~4 (vender/vendemos) | vender ~5 comprar | vendemos ~5 (compramos/comprar) | both
    (sell/sells/selling/sold) ~3 (buy/purchase/find) | (buy/find/get) ~5 (sell/selling/sold/sells) | (list/listing) ~4 (find/shop/buy/search/keep looking/showings) | (buying/buy) and selling | selling and buying | (one/two) closings | closings | in the meantime | bridge loan | (before/until) (we/i) (sell/buy) | buy before | (one to sell/house to sell) | in exchange | exchange | (list/sell) ~4 (get/find) ~2 (me/us/one)
    (sell/unload/offload/liquidate) ~4 (and/then) | both | move up | next (one/house/home/place) ~4 (sell/sale/sold) | our equity | (equity/proceeds) | (same/one) (day/month/week)`,
} as const

export type PhraseName = keyof typeof PHRASES
export const PHRASE_NAMES = Object.keys(PHRASES) as readonly PhraseName[]
