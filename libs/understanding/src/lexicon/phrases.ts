/**
 * Phrases of the trade by what they mean, over canonical words. `@x` is any word of class x, `~n` up to n words of
 * anything, `(a/b)` a choice. One idea per line.
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
    poner ~3 en venta | a la venta | en venta | (quiero/queremos/necesito/quisiera/pienso) ~1 (vender/venderla/venderlo)
    vendo @own | vender @own | vender la | vendo la | (unload/offload/unloading/offloading/dump/liquidate) ~2 @home
    (unload/offload/unloading/offloading) ~1 (@own/it/this) | buy my @home | buy our @home | (take/buy) ~1 @home as is
    make ~2 offer on (my/our/mine/ours) | offer (on/for) (my/our/mine/ours) | cash offer | flippers who | sell price`,
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
    (sell/list) ~2 (for/at) ~1 (@invest/less/more/what)`,
  sellCost: `
    (your/the/of) commission | comision por vender | (charge/cost/charges) ~2 to (list/sell) | (charge/cost) ~1 sellers
    sellers fees | seller fees | closing costs for sellers | cost ~2 to sell | fees to sell | how much ~2 to (list/sell)
    before i (sell/list) | before we (sell/list) | before listing | if (i/we) (sell/sold/list/listed) | when (i/we) (sell/list) | stage it
    (do/would) you ~1 (list/sell) | paperwork ~4 (list/listed/sell) | ready to sell | prep ~2 sell | get ~3 ready to sell`,
  buyAct: `
    (want/need/like/looking/ready/hoping/trying/going/plan/planning/thinking/interested/able/love) (to/in/of/about) (buy/buying/purchase/purchasing/own/get/grab/invest/buying)
    (want/like/need) to (buy/purchase/own) | to (buy/purchase/own) ~2 @home | (buy/buying/purchase/purchasing) ~3 @home
    (buy/buying/purchase/purchasing) ~1 (in/near/around/something/one/another/again) | buy (a/an/the/my/our/her/him/us/something/small)
    i want ~1 (a/an/the/that/in/one) ~2 @home | we want ~1 (a/an/the/that/in/one) ~2 @home | need ~1 @home | want ~2 @home
    (need/want) ~1 (a/an/some/another/our/my) ~2 @home | our own @home | my own @home | own (roof/place/home/house/something/one)
    first (home/house/place/time/condo/one) | starter home | forever home | dream home | new (home/house/place/one) | next (home/house/place/one/chapter)
    second (home/house/place) | another @home | vacation (home/condo/place) | time (home/homebuyer) buyer | home buyer
    in the market | (place/put/make/making/write/submit/an) ~2 offer | offer on | make ~1 offer | cash buyer | buyer here | i am ~1 buyer
    (quiero/queremos/necesito/quisiera/ayuda/ayudeme) ~2 (comprar/compro) | comprar ~2 @home | (busco/buscamos/buscar) ~3 @home
    my next @home | our next @home | rent to own | house hack | house hunt | house hunting | home search | home shopping
    stop renting | tired of renting | sick of renting | done renting | get into ~3 @home | into something | get a @home | get something
    move up | trade up | moving up | upsize | downsize | downsizing | upgrade | jump in | (roll/put) ~3 (into/toward/towards) | pick up ~3 @home | grab ~3 @home
    build (a/our/on) | new build | new construction | be a homeowner | become a homeowner | buy in | buying side | buy first | buy then`,
  search: `
    (looking/look/searching/search/shopping/hunting/house) for ~5 (@home/@rooms) | (looking/searching/shopping/look) (for/in/at/around/near)
    (find/show/send/get) (me/us/my) | find ~3 (@home/@rooms/something) | help ~3 find | help ~2 (buy/purchase/search)
    (any/anything/something/got/have/any) ~4 (under/below/less/around/near/for/in/on/with/cheaper) | do you have ~3 (@home/@rooms/anything/listings)
    (any/got/some/more) ~3 (@home/listings) | you got ~3 (@home/listings) | (have/got) (any/anything) | got any
    what (do/have) you ~1 (have/got) | what is ~2 (available/out there/on the market/for sale) | what ~1 (homes/houses/condos) | out there
    @home ~3 under | @home ~3 (with/near/in/around/by/on/close) | @rooms ~2 (in/near/around/under/by) | start ~2 search | set up ~2 search
    (listings/homes/houses/alerts/list) (in/near/under/around/to/pls/please) | send ~2 (listings/homes/houses/options) | off market | pocket listings
    (notify/notified/alert/alerts/text/email) ~3 (when/listings/hits/comes) | relocating to | relocate to | moving to | (tiene/tienen) ~2 @home
    keep looking | start looking | still looking | start shopping | places to look | options in`,
  view: `
    (see/tour/view/visit/show/check) ~3 @home | (see/tour/view/visit) ~2 (it/the/one/inside/that) | take ~2 tour | (schedule/book/set) ~3 (tour/showing/viewing/walkthrough/visit)
    (open/an) house (this/on/today/tomorrow/sunday/saturday) | walk through | get (me/us) (in/into) | let (me/us) in | can (we/i) go in
    still (available/for sale/open/up/on the market/there) | is ~6 available | is ~6 for sale | under contract | is ~6 (gone/sold) | how much ~4 asking
    interested in ~3 @home | interested in | (more/the) info | price on ~3 @home | saw ~5 (online/site/sign/listing/posted/video) | second look
    ver ~2 @home | (la/esa) casa de | me (gusto/interesa/gusta)`,
  fund: `
    pre approved | pre approval | pre qualified | down payment | first time | (qualify/qualified) for | credit (score/history) | how much ~3 afford | can ~1 afford | what ~3 afford
    (fha/va/usda) loan | get ~2 (mortgage/loan) | (loan/mortgage/lender) ~4 @home | need ~4 down | closing costs ~2 buyer | (how much) ~3 (down/saved) | percent down
    enganche | para ~2 enganche | what ~3 lenders | a lender | to put down | what ~3 get (me/us/in) | bridge loan`,
  rentOut: `
    (for/to) rent | (looking/want/need) ~5 (rent/lease/rental) | rent (a/an/my/our/it/out) | to lease | for lease | property (manager/management) | manage ~3 rental
    (any/have/do) ~2 rentals | busco ~3 rentar | apartment (to/for) | short term`,
  settled: `
    already (bought/closed/sold/listed/have/got/found/under) | not (moving/going/leaving/selling/buying/looking/interested/ready/listing) | staying put | we love (it/our)
    no plans | never (sell/selling/leaving/moving/buy/again) | in the market for | happy (here/where/with) | all set | going nowhere | not going anywhere
    not in the market | not looking to | (do not/dont) want to (sell/buy/move) | decided (not/to stay) | under contract | keeping (it/our/this/the) | we are (good/set)
    (too/so) expensive | will never | would never | if i (win/won/ever/hit) | someday | one day | in a few years | buy ~2 (time/car/truck/boat/lunch/gold)`,
  person: `
    (talk/speak/speaking/talking/chat/meet/sit) ~3 (to/with) ~3 (@agent/@kin/one/you/manager) | (talk/speak) ~2 (someone/somebody) | (call/phone/ring/telephone) (me/us/him/her/my)
    (real/live/actual/human) ~1 (@agent/one/being) | (get/put/give/send/want/need/connect/transfer/have) ~3 (a person/person/human/agent/someone/somebody/realtor/manager/broker)
    (agent/human/person/representative/operator) please | (have/get/tell) ~3 (call/ring/phone/contact/reach) | (someone/somebody/agent/realtor/broker/anyone) ~1 (call/phone/ring/reach/contact/explain)
    (can/could/would) ~2 (call/phone/ring) | a (call/callback/ring) | give ~2 (call/ring) | (hop/get/jump) on ~2 (call/phone) | (on/over/by) ~1 phone | phone call | quick call | by phone
    (not/no) ~3 (bot/robot/machine/computer/ai/auto) | enough ~3 (bot/robot) | transfer me | in person | face to face | direct (line/number) | number (to/where/i) | meet with | come by | sit down
    hablar con | (llame/llamar/llamen/llamarme) | que me (llame/llamen/hable/marque) | que alguien | en persona | pasame con | talk to | speak (to/with) | who (do/can/should) ~2 (talk/speak/complain/call/contact)
    anyone there | anybody there | is anyone | is anybody | in charge | callback | zoom | facetime | this bot | a bot | the robot | a machine | schedule ~2 (call/meeting/appointment/consultation) | set up ~2 (call/meeting)`,
  distress: `
    foreclosure (notice/letter/auction/is) | (facing/in/avoid/before/stop) foreclosure | (being/getting/get) (foreclosed/sued/evicted) | foreclosing | behind on ~2 (payments/mortgage/my/our) | (missed/miss) ~3 payments | months behind | payments behind
    (notice/letter) of default | notice of | lis pendens | (sheriff/auction) (sale/date) | lose (the/my/our) @home | losing (the/my/our) | taking (my/our/the) @home | take (my/our/the) @home | can not ~2 (pay/make/keep/afford) ~4 (mortgage/payments/payment)
    (a/the/second/tax/irs/mechanics/judgment) lien | lien on | (in/through/thru/do/wait/still) probate | probate | contest ~2 will | contesting | without a will | no will | executor | the estate
    (chapter/ch) ~1 (7/13/11/<n1>/<n2>) | filed ~1 (chapter/bankruptcy/divorce) | bankruptcy | (getting/got/going/middle/filed/filing) ~3 (divorce/divorced) | splitting up | separating | divorce (is/decree/court/filed/lawyer/attorney)
    (my/our/the) ~2 (attorney/lawyer) | (attorney/lawyer) ~3 (says/said/wants/needs/asked/has/will) | ready to sue | suing | sued | served | court (order/ordered/date/says/hearing) | judge (says/said/ordered/gave)
    discriminat | discrimination | (that/is/even) ~1 illegal | even legal | fair housing | steering | report ~2 (it/agent/discrimination/this) | complaint | wire (instructions/transfer/fraud) | wired ~2 money | scam
    (turned/turn) ~1 (away/down) | because (i/we) ~1 (black/mexican/kids) | refused | wheelchair | service (dog/animal) | fraud | forged | trustee | deed | underwater`,
  stopMe: `
    (stop/quit/end/cease/discontinue/cancel/no more/enough) ~3 (texting/texts/text/messages/messaging/contacting/sending/calling/emails/contact/message/bothering/harassing/spamming)
    (do not/dont/never) ~2 (text/message/contact/reach/email/bother/hit/write) | (remove/take/delete/erase/scrub/drop) ~3 (me/us/number/info/name/contact) | (off/from) ~3 (list/database/system) | lose (my/this) number
    (leave) (me/us) alone | opt (out/me) | unsubscribe | no longer ~3 (wish/want/receive/interested) | (revoke/withdraw) ~2 (consent/permission) | (wrong) number | never (signed/gave/asked) | do not call | reported | spam | harass | block
    (blow/blowing) up | go away | not interested ~3 (stop/remove/take) | (want/wish) ~3 (stop/out) | (hear/hearing) from you | these (messages/texts) | any more texts | more texts | texts | done with
    no me (manden/escriban/escriba/contacten/mande) | no quiero ~2 mensajes | de la lista | (quitenme/saquenme/borren/quiten/eliminen)`,
  appointment: `
    stop by | (stop/cancel/end/quit) ~4 (tour/showing/showings/appointment/search/offer/listing/process/sending/showing/open) | (cancel/stop) ~2 (the/my/our) | (quit/stop) showing | remove ~2 (photo/pic/lamp) | bus stop | no more than | end of | end unit | condos only | only houses
    reschedule | running late | move ~2 (tour/showing) | opt for | sold on | buy that | buy into | buy time`,
  theirs: `
    the (seller/sellers/owner/owners/buyer/buyers) | (seller/sellers/owner/owners) ~1 (take/pay/accept/selling/fix/leave/leaving/want/motivated/agent) | (buyer/buyers) ~1 (agent/want/inspection/backs/asked/loan/paying/like)
    why ~3 (selling/sell) | did ~4 sell | has ~3 sold | (last/previously) sold | they (sell/selling/sold/bought/buy/listed) | (he/she) (sold/bought/is/wants) | my @kin | my @elder | neighbor ~2 (sold/selling/bought/got)`,
  owing: `(owe/debo/payoff) | left on (the/my) | free and clear | paid off | capital gains | equity | proceeds | two payments | 2 payments | both payments`,
  needFirst: `
    (sell/sells/selling/sold) ~4 (before/first/then) | (before/until/unless/once/when/after/if) ~3 (sells/sell/sold/closes) | contingent on | contingent offer | contingency
    (sell/selling) ~4 (and/to/then) ~2 (buy/find/get/purchase/buying) | (buy/find/buying) ~5 (and/then/after/before/until) ~3 (sell/selling/list) | both (ends/sides/and) | at the same time | same (time/month/day) | (swap/trade) ~4 for | trade (up/down)
    money (from/out) ~4 (sale/house/condo) | (proceeds/equity/cash/money) ~5 (buy/down/put) | (primero) ~4 (vender/vendemos) | vender ~5 comprar | vendemos ~5 (compramos/comprar) | both`,
} as const

export type PhraseName = keyof typeof PHRASES
export const PHRASE_NAMES = Object.keys(PHRASES) as readonly PhraseName[]
