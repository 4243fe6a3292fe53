/**
 * Word classes: which kind of thing a word is in talk about homes. The first list that holds a word
 * names its primary class (it stands for the word in class n-grams); every list that holds it sets
 * a bit for the clause features. Spanish stands beside English without accents. One line of words
 * per idea, so that gaps are easy to see.
 */
export const CLASSES = {
  not: `not no never nope nah neither nor without hardly nobody none nunca ni tampoco nada sin aint`,
  me: `i we me us myself ourselves yo nosotros nos`,
  own: `my our mine ours own owned mi mis mia mio nuestra nuestro nuestras`,
  you: `you your yours yourself yall usted ustedes`,
  kin: `he she they him her his hers their theirs them neighbor neighbors neighbour neighbours boss coworker
    coworkers cousin sister brother friend friends buddy son daughter uncle aunt inlaws parents folks ex landlord
    grandma grandpa grandmother grandfather roommate niece nephew pal bestie colleague everybody everyone
    vecino vecina primo prima hermano hermana hijo hija amigo amiga cunado suegra tio tia ellos ella el`,
  mate: `husband wife spouse partner fiance fiancee girlfriend boyfriend hubby wifey bf gf esposo esposa marido
    mujer novia novio`,
  elder: `mom dad mother father moms dads mama papa moms mum grandmas`,
  sideSeller: `seller sellers owner owners vendedor vendedores dueno dueños`,
  sideBuyer: `buyer buyers comprador compradores`,
  buy: `buy buying purchase purchasing homeowner homeownership comprar compro compramos comprarme comprando bid
    offer bidding ofertar homebuyer homebuyers homebuyer acquire acquiring`,
  bought: `bought purchased compre compramos acquired`,
  find: `find finding look looking search searching shop shopping hunt hunting browse browsing locate busco buscar
    buscamos buscando encontrar househunting seeking hunting pick grab score scoop`,
  view: `see tour tours touring visit visiting view viewing showing showings walkthrough walkthru ver visitar
    mirar inside`,
  sell: `sell selling vender vendo vendemos venderla venderlo vendiendo unload unloading offload offloading
    liquidate ditch dump ditching dumping deshacerme deshacernos fsbo`,
  sold: `sold vendi vendimos vendio vendida vendido`,
  sells: `sells sale sales venta`,
  list: `list listing listings listed relist relisting mls`,
  worth: `worth value valued valuation valuations appraise appraisal appraised appraiser cma comps estimate
    zestimate equity proceeds vale valor valuo avaluo evaluation evaluations`,
  price: `price priced prices pricing cost costs charge fee fees commission commissions comision precio figure quote`,
  net: `net fetch bring get getting pocket clear walk`,
  home: `house houses home homes place places condo condos townhouse townhouses townhome townhomes property
    properties residence duplex duplexes triplex triplexes fourplex fourplexes quadplex multifamily cabin cabins
    bungalow bungalows rambler ramblers rancher ranchers colonial tudor villa villas loft lofts cottage cottages
    farmhouse farm trailer trailers doublewide singlewide manufactured chalet rowhome rowhouse brownstone casita
    estate estates sfr sfrs mansion dwelling casa casas departamento propiedad terreno apartamento condominio
    homestead bilevel split ranches capes tudors colonials mcmansion mcmansions victorian victorians craftsman
    craftsmans tract acreage waterfront lakefront oceanfront beachfront riverfront land lot lots acre acres parcel aframe
    barndominium barndo penthouse coop
    fixer starter ranch cape crib pad spot unit units doors door modular rv park`,
  rooms: `bed beds bedroom bedrooms br bd bdrm bath baths bathroom bathrooms ba sqft garage yard pool basement
    kitchen recamara recamaras cuarto cuartos banos patio cochera garaje office stories story storey floor floors
    suite porch deck den`,
  rent: `rent rents renting rental rentals rented renter lease leasing leased tenant tenants landlord roommate apt
    apartment apartments alquilar rentar renta arriendo sublet section`,
  refi: `refi refinance refinanced refinancing heloc reverse`,
  loan: `loan loans mortgage mortgages lender lenders financing finance preapproval prequalified prequal fha va usda
    downpayment down jumbo conventional rate rates hipoteca prestamo enganche preaprobacion approved approval credit
    afford score`,
  third: `lender lenders inspector inspectors appraiser appraisers photographer stager banker bankers underwriter notary
    surveyor contractor contractors plumber roofer electrician laws`,
  want: `want wants wanted need needs needing like love wish interested hoping hope ready considering thinking
    thought plan planning planned trying decided deciding consider prefer curious excited quiero queremos quisiera
    quisieramos necesito necesitamos gustaria pienso pensando interesado interesada dying itching set serious eager`,
  hyp: `if would could might maybe someday eventually ever possibly perhaps probably whenever hypothetically
    wonder wondering algun talvez quizas si`,
  must: `must have has gotta should ought`,
  ask: `how what when where which who why can could do does did is are will would cuanto cuando donde como que quien
    puede puedo`,
  past: `was were had used ago last yesterday years year back already before since formerly previously did`,
  next: `next another second other additional also too too both and second tambien otra otro separate different
    separately new bigger smaller larger`,
  first: `first before until contingent contingency then after once when primero antes`,
  move: `move moving moved relocate relocating relocated relocation transfer transferred transferring pcs pcsing
    downsize downsizing upsize upsizing upgrade upgrading rightsize mudarme mudamos mudarnos retire retiring leaving`,
  stay: `stay staying keep keeping kept remain hold holding`,
  gone: `gone rid go goes going let off put up market`,
  agent: `agent agents realtor realtors broker brokers person human humans rep representative operator manager
    someone somebody supervisor specialist expert advisor people live real agente persona humano alguien asesor
    corredor gerente staff lead boss owner lady guy`,
  call: `call calls calling called phone ring dial talk talking speak speaking chat discuss conversation meet meeting
    voice zoom facetime hablar llamar llame llamen llamame llameme marcar marqueme hablo telefono callback reach llamenme llamarme marcame marcarme
    hablenme`,
  legal: `foreclosure foreclosures foreclose foreclosed probate lien liens bankruptcy bankrupt chapter divorce
    divorced divorcing attorney lawyer lawyers attorneys lawsuit sue suing sued court judge legal legally executor
    will contest contesting estate trustee auction sheriff default behind underwater garnish eviction evict
    discrimination discriminated discriminating racist steering fraud scam scammed wire irs deed quitclaim heir heirs
    partition custody separation separated separating delinquent arrears payments missed forbearance hardship complaint
    fair hud embargo abogado divorcio juicio demanda bancarrota herencia testamento corte levy judgment lis pendens
    repossess repo illegal refused turned`,
  stop: `stop quit end cancel unsubscribe revoke remove stopall optout opt cease desist delete erase block blocked
    lose leave alto dejen deje paren pare quiten quitenme borren borrar cancelar basta eliminen borrenme quitame saquenme
    eliminenme parele parenle texteen spam reported dnc
    unenroll terminate discontinue enough scrub harassing harassment harass`,
  messages: `text texts texting texted message messages messaging msg msgs contact contacting email emails emailing
    number list sms mensajes mensaje escriban escriba escribir lista numero contacten blasts reminders notifications
    system database consent communication communications`,
  work: `hiring hire job jobs career vendor vendors license exam contractor roofing roofer landscaping cleaning crew
    photographer marketing seo leads website services service sponsor raffle invoice notary inspector handyman
    plumber`,
  invest: `invest investing investment investor flip flipping flipper wholesale wholesaler 1031 portfolio cash`,
  tax: `tax taxes taxed assessment assessor protest hoa insurance escrow`,
  drop: `forget scratch scrap nevermind instead anymore longer mind changed change cancel off skip nix ditch rather
    switch actually`,
  ok: `ok okay yes yeah yep yup sure thanks thank great cool sounds perfect good gracias si bueno vale`,
  time: `monday tuesday wednesday thursday friday saturday sunday tomorrow today tonight weekend week weeks month
    months january february march april may june july august september october november december spring summer
    fall winter soon asap morning afternoon evening noon lunes martes miercoles jueves viernes sabado domingo manana`,
  state: `al ak az ar ca ct de fl ga hi ia il ky la ma md mn ms mt nc nd ne nh nj nm nv ny oh pa ri sc sd tn tx
    ut vt wa wi wv texas florida ohio arizona georgia california carolina tennessee colorado nevada utah
    oregon washington michigan illinois indiana kentucky alabama virginia maryland missouri kansas oklahoma idaho
    montana maine vermont wisconsin minnesota iowa nebraska jersey mexico dakota hampshire delaware connecticut`,
  thing: `car cars truck trucks boat boats motorcycle motorcycles bike bikes jeep suv minivan van tractor mower couch sofa
    furniture mattress desk piano guitar tv phone laptop ring dress shoes clothes gift gifts toys tickets groceries food
    lunch dinner tacos pizza bbq coffee beer cakes cookies candles stove oven fridge refrigerator washer dryer dishwasher
    heater blinds curtains rugs carpet paint mulch grill tools stocks crypto bitcoin puppy dog horse horses
    cleaner cleaners sitter nanny daycare dentist doctor vet gym plumber roofer electrician handyman mechanic mover movers
    painter contractor contractors inspector photographer storage deck fence shed
    carro carros coche camioneta muebles boletos comida moto`,
} as const

export type WordClass = keyof typeof CLASSES
export const CLASS_NAMES = Object.keys(CLASSES) as readonly WordClass[]
