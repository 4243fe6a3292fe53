// Place names of the United States: cities, suburbs and quarters, from general knowledge. Support only:
// a place that is not listed is found by what stands around it. Words of one name are joined by an underscore.

export const PLACE_NAMES = `
  aberdeen abilene abingdon acworth adelanto ahwatukee aiken akron alabaster alameda
  alamo_heights albany albuquerque alcoa aledo alexandria alhambra aliso_viejo allen allentown
  allston alpharetta altadena altamonte_springs altoona amarillo american_fork ames amherst
  anacortes anaheim anchorage anderson andersonville andover ankeny ann_arbor annandale
  annapolis anoka anthem antioch apache_junction apex apollo_beach apopka apple_valley appleton
  arcadia arcadia_lite argyle arlington arroyo_grande arvada asbury_park ashburn asheville
  ashland aspen astoria atascadero atascocita athens atlanta atlantic_city auburn augusta aurora
  austin aventura avon avon_lake avondale avondale_estates azle azusa back_bay bainbridge_island
  bakersfield ball_ground ballantyne ballard ballwin baltimore bangor banning bargersville
  bartlett bartow bastrop baton_rouge battle_creek battle_ground battleground bay_city bay_ridge
  bayonne bayside baytown beaufort beaumont beavercreek beaverton bed_stuy bedford bee_cave
  bel_air belgrade bellaire belleville bellevue bellingham benbrook bend benicia bensalem
  bensonhurst bentonville berkeley bernal_heights berwyn bethel_park bethesda bethlehem
  beverly_hills big_bear billings biloxi birmingham bishop_arts bismarck bixby blacksburg blaine
  bloomfield bloomington blue_ridge blue_springs bluffton boca_raton boerne boerum_hill
  boiling_springs boise bolingbrook bonita_springs bonney_lake bossier_city boston bothell
  boulder bountiful bowie bowling_green boynton boynton_beach bozeman bradenton braintree
  brandon branson brea breckenridge bremerton brenham brentwood brickell bridgeport brighton
  brighton_beach bristol broken_arrow broken_bow bronx brookfield brookhaven brookline brooklyn
  brooklyn_park brooksville broomfield brownsburg brownsville brunswick bryan buckeye buckhead
  bucktown buda buffalo buford bullhead_city burbank burien burleson burlingame burlington
  burnsville bushwick calabasas caldwell calera callaway camarillo cambridge camden
  camp_hill canby canton cape_cod cape_coral cape_elizabeth cape_girardeau cape_may capitol_hill
  carlsbad carmel carmichael carrboro carroll_gardens carrollton carson_city cary casa_grande
  casper castle_pines castle_rock castro_valley cathedral_city catonsville catskills cave_creek
  cedar_city cedar_falls cedar_hill cedar_park cedar_rapids celina centennial centerville
  centreville cerritos chambersburg chandler chantilly chapel_hill chapin charleston charlestown
  charlevoix charlotte charlottesville chatsworth chattanooga cheektowaga chelan chelmsford
  chelsea cheney cherry_creek cherry_hill cherrywood chesapeake cheshire chesterfield cheyenne
  chicago chico chino chino_hills chino_valley christiansburg chula_vista chuluota cibolo cicero
  cincinnati citrus_heights clackamas claremont claremore clarksburg clarkston clarksville
  clayton clear_lake clearfield clearwater cleburne clemson clermont cleveland cleveland_heights
  clewiston clifton_park clinton_hill clive clovis cobble_hill coconut_creek coconut_grove
  coeur_dalene college_park college_station collegeville collierville collingswood
  colonial_heights colorado_springs colton columbia columbus commerce_city compton concord
  conroe conshohocken converse conway conyers cookeville coon_rapids cooper_city coppell
  copperas_cove coral_gables coral_springs coralville cordova corona coronado corpus_christi
  corvallis costa_mesa cottonwood cottonwood_heights council_bluffs covina covington
  cranberry_township cranford cranston crestview crofton crossville crowley crown_heights
  crown_point crystal_river cullman culpeper culver_city cumming cupertino cypress dale_city
  dallas daly_city dana_point danbury danville daphne darien davenport davidson davie davis
  dawsonville dayton daytona_beach dearborn debary decatur dedham deer_park deerfield_beach
  del_mar deland delano delray_beach deltona denton denver des_moines desoto destin detroit
  detroit_lakes diamond_bar ditmas_park dobbs_ferry doral dorchester dothan douglasville dover
  downers_grove downey downtown_la doylestown draper drexel_hill dripping_springs dublin dubuque
  duluth dundalk dunedin dunwoody durango durham duxbury dyer dyker_heights eagan eagle
  eagle_mountain eagle_rock easley east_austin east_hampton east_lansing east_nashville
  east_point east_providence eastvale eau_claire echo_park eden_prairie edgewater edina edinburg
  edmond edmonds edwardsville el_cajon el_cerrito el_dorado_hills el_mirage el_paso el_segundo
  eldersburg elgin elk_grove elk_river elkhart elkhorn elko elkton ellensburg ellicott_city
  ellijay elmhurst emerald_isle emmaus emmett encinitas encino englewood ephrata erie escondido
  estero estes_park euclid eugene euless eureka eustis evans evanston evansville everett
  ewa_beach exton fair_oaks fairbanks fairfax fairfield fairhope fairport fallon falls_church
  falmouth fargo farmington farmington_hills farragut fayetteville federal_way fellsmere fenton
  fernandina_beach ferndale fernley fishers fishtown fitchburg five_points flagler_beach
  flagstaff flatbush fleming_island flint florence flower_mound flowery_branch flushing foley
  folly_beach folsom fontana forest_hills forney fort_collins fort_greene fort_lauderdale
  fort_mill fort_myers fort_smith fort_thomas fort_walton_beach fort_wayne fort_worth
  fountain_hills fountain_valley framingham frankfort franklin frederick fredericksburg freehold
  fremont french_quarter fresh_meadows fresno friendswood frisco front_royal fruit_cove
  fullerton fulshear fuquay fuquay_varina gahanna gainesville gaithersburg gallatin galveston
  garden_district garden_grove gardena gardendale gardner gardnerville garland garner gary
  gastonia gatlinburg georgetown germantown gettysburg gibsonton gig_harbor gilbert gillette
  gilroy glastonbury glen_allen glen_burnie glen_ellyn glencoe glendale glendora glenview
  gloucester gold_canyon golden goleta goodlettsville goodyear goose_creek granada_hills
  grand_blanc grand_forks grand_island grand_junction grand_prairie grand_rapids grandview
  grandville granger granite_bay grants_pass grapevine grass_valley great_falls greeley
  green_bay green_cove_springs green_lake green_valley greenacres greenpoint greensboro
  greensburg greenville greenwich greenwood greer gresham gretna groton grove_city groveland
  gulf_breeze gulf_shores gulfport gurnee haddonfield hagerstown haines_city hallandale hamburg
  hamden hammond hampton hamptons hanahan hanford hapeville happy_valley hardeeville
  harker_heights harlem harlingen harrisburg harrisonburg hartford haslet hastings hattiesburg
  havasu haverhill havertown havre_de_grace hawthorne haymarket hayward healdsburg heber helena
  helotes hemet henderson hendersonville hermosa_beach hernando herndon herriman hershey
  hesperia hialeah hickory high_point highland_park highlands_ranch hillcrest hilliard hillsboro
  hilo hilton_head hingham hinsdale hiram hobe_sound hoboken hockessin hockley holladay
  hollister holly_ridge holly_springs hollywood homestead homosassa honolulu hoover hopkins
  horn_lake hot_springs houston huntersville huntington_beach huntsville hutto hyannis hyde_park
  idaho_falls immokalee imperial_beach independence indian_land indian_trail indianapolis indio
  inglewood inner_sunset inverness iowa_city irmo irondequoit irvine irving irving_park
  islamorada isle_of_palms issaquah jackson jackson_heights jackson_hole jacksonville
  jamaica_plain janesville jefferson_city jenks jensen_beach jersey_city johns_creek
  johnson_city johnston johnstown joliet jonesboro joplin joshua_tree jupiter jurupa_valley
  kailua kalamazoo kalispell kaneohe kannapolis kansas_city kapolei katy kaysville kearney keene
  keizer keller kemah kendall kenmore kennesaw kennewick kenosha kent kenwood kernersville
  kettering key_biscayne key_largo key_west kihei killeen king_of_prussia kingman kingsport
  kingwood kirkland kirkwood kissimmee kitty_hawk knightdale knoxville koreatown kuna kutztown
  kyle la_crosse la_grange la_jolla la_mesa la_plata la_quinta la_vergne labelle lacey laconia
  ladson lady_lake lafayette laguna_beach laguna_niguel lahaina lake_charles lake_conroe
  lake_elsinore lake_forest lake_george lake_havasu lake_havasu_city lake_jackson lake_lanier
  lake_martin lake_mary lake_nona lake_norman lake_of_the_ozarks lake_of_the_woods lake_oswego
  lake_ozark lake_placid lake_stevens lake_tahoe lake_travis lake_wales lake_worth lake_wylie
  lakeland lakeview lakeville lakeway lakewood lakewood_ranch lancaster land_o_lakes langhorne
  lansdale lansing lantana laramie larchmont laredo largo larkspur las_cruces las_vegas lathrop
  lauderhill laurel laveen lawrence lawrenceville lawton layton league_city leander leavenworth
  leawood lebanon lees_summit leesburg lehi lehigh lehigh_acres leimert_park lenexa lenoir_city
  levittown lewes lewiston lewisville lexington liberty_hill liberty_lake libertyville lilburn
  lincoln lincoln_heights lincoln_park lincoln_square litchfield_park lititz little_elm
  little_havana little_rock littleton livermore livingston livonia lockport lodi logan
  logan_circle logan_square loganville lombard lompoc lone_tree long_beach long_branch
  long_island_city longmont longview lorton los_angeles los_feliz los_gatos los_lunas loudoun
  louisville loveland lowell lubbock lufkin lutz lynchburg lynn_haven lynnwood mableton macomb
  macon madison magnolia malden malibu malvern mamaroneck manalapan manasquan manassas
  manchester manhattan manhattan_beach mankato mansfield manteca maple_grove maple_valley
  maplewood mar_vista marana marathon marble_falls marco_island margate maricopa marietta
  marlboro marlborough marlton marquette marthas_vineyard marysville maryville matthews mauldin
  maumee mcallen mcdonough mckinney mclean mcminnville mechanicsburg mechanicsville medford
  medina melbourne melrose memphis menifee menlo_park menomonee_falls mentor mequon merced
  meriden meridian merrillville merrimack mesa mesquite methuen metuchen miami miami_beach
  middleburg middleton middletown midland midlothian midtown midvale milford mililani mill_creek
  mill_valley millbrae millburn millcreek milledgeville milpitas milwaukee milwaukie minden
  minneapolis minneola minnetonka minot mint_hill miramar mishawaka mission_bay mission_viejo
  missoula missouri_city mobile modesto mokena moncks_corner monroe monrovia montauk montavilla
  montclair monterey montgomery montpelier montrose moorestown mooresville moorhead moorpark
  moreno_valley morgan_hill morgantown morristown morrisville mount_dora mount_juliet
  mount_kisco mount_pleasant mount_vernon mountain_brook mountain_view mountlake_terrace
  mt_juliet mt_laurel mt_lebanon mt_pleasant mueller mukilteo mulberry muncie mundelein munster
  murfreesboro murray murrieta murrysville mustang myrtle_beach mystic nacogdoches nags_head
  nampa nantucket napa naperville naples narragansett nashua nashville natick national_city
  navarre nederland new_albany new_braunfels new_brunswick new_haven new_lenox new_orleans
  new_port_richey new_rochelle new_smyrna_beach new_york newark newberg newburgh newburyport
  newnan newport newport_beach newport_news newton niceville nob_hill noblesville nocatee
  noe_valley nokomis nolensville norco norfolk norman norristown north_austin north_bend
  north_las_vegas north_miami north_park north_port north_royalton northglenn northridge
  northville norwalk norwood novato novi nutley oak_brook oak_creek oak_lawn oak_park oak_ridge
  oakland oakley oakmont ocala ocean_beach ocean_city ocean_pines oceanside ocoee oconomowoc
  odenton odessa ofallon ogden ojai okeechobee okemos oklahoma_city olathe old_town oldsmar
  olive_branch olney olympia omaha ontario opelika orange orange_beach orange_county orange_park
  orangevale orchard_park oregon_city orem orland_park orlando ormond_beach oro_valley
  osage_beach oshkosh osprey oswego outer_banks overland_park oviedo owasso owensboro oxford
  oxnard pacific_beach pacifica pagosa pagosa_springs pahrump palatine palatka palm_bay
  palm_beach palm_beach_gardens palm_city palm_coast palm_desert palm_harbor palm_springs
  palmdale palmetto palo_alto panama_city panama_city_beach papillion paradise_valley park_city
  park_hill park_slope parker parkland parkville parma parrish parsippany pasadena pasco
  paso_robles passaic pataskala paterson pawtucket payson peabody peachtree_city pearland pelham
  pembroke_pines penfield pensacola peoria perris perrysburg petaluma petersburg petoskey
  pewaukee pflugerville pharr philadelphia philly phoenix phoenixville pickerington pigeon_forge
  pilsen pinellas_park pinetop piscataway pismo_beach pittsburg pittsburgh pittsford placentia
  plainfield plano plant_city plantation pleasant_grove pleasant_hill pleasanton plymouth
  pocatello poconos point_pleasant pomona pompano_beach ponte_vedra pooler port_charlotte
  port_chester port_orange port_orchard port_st_lucie portage porterville portland portsmouth
  post_falls potomac pottstown poughkeepsie poulsbo poway prairie_village prattville prescott
  prescott_valley princeton prospect_heights prosper providence provo pueblo pueblo_west
  punta_gorda purcellville puyallup quakertown queen_anne queen_creek queens quincy racine
  radford rainey raleigh ramona rancho_cordova rancho_cucamonga rancho_mirage rapid_city raymore
  raytown reading red_bank red_oak redding redlands redmond redondo_beach redwood_city rego_park
  rehoboth rehoboth_beach reno renton reseda reston rexburg reynoldsburg rialto richardson
  richland richmond richmond_hill ridgefield ridgeland rio_rancho ripon river_north riverdale
  riverside riverton riverview riviera_beach roanoke rochester rochester_hills rock_hill
  rockford rocklin rockville rockwall rocky_river rogers rogers_park rohnert_park rolesville
  rolla romeoville roscoe_village roseburg rosenberg roseville roslindale roswell rotonda
  round_hill round_rock rowlett royal_oak royal_palm_beach royse_city ruskin rye sachse
  sacramento safety_harbor saginaw sahuarita saint_louis saint_paul salem salinas salisbury
  salt_lake salt_lake_city sammamish san_angelo san_antonio san_bernardino san_carlos
  san_clemente san_diego san_francisco san_jose san_juan_capistrano san_leandro san_luis_obispo
  san_marcos san_mateo san_rafael san_ramon san_tan_valley sand_springs sandpoint sandy_springs
  sanford santa_ana santa_barbara santa_clara santa_clarita santa_cruz santa_fe santa_maria
  santa_monica santa_rosa santa_rosa_beach santee sarasota saratoga saratoga_springs sausalito
  savannah scarborough scarsdale schaumburg schenectady schererville schertz scotts_valley
  scottsdale scranton sea_isle_city seabrook seatac seattle sebastian secaucus sedona seguin
  sellwood seneca severna_park sevierville sewickley shaker_heights shakopee shawnee
  sheepshead_bay shelton sherman sherman_oaks sherwood shoreline short_pump show_low shreveport
  sierra_vista silver_lake silver_spring silverdale silverleaf simi_valley simpsonville simsbury
  sioux_city sioux_falls skokie smyrna snellville snohomish snoqualmie socal solana_beach
  somerville sonoma south_austin south_bend south_boston south_congress south_end south_jordan
  south_lake_union south_loop south_orange south_philly south_portland southampton southaven
  southie southington southlake spanish_fork spanish_fort sparks spartanburg spicewood spokane
  spokane_valley spring_hill springboro springdale springfield springville st_augustine
  st_charles st_cloud st_george st_john st_johns st_joseph st_louis st_louis_park st_paul
  st_pete st_peters st_petersburg st_simons stafford stamford star_idaho state_college
  staten_island statesboro statesville staunton steamboat steamboat_springs sterling_heights
  stevenson_ranch stillwater stockbridge stockton stone_mountain stone_oak stow stowe
  strongsville stuart studio_city suffolk sugar_land summerlin summerville sumner sun_city
  sun_city_center sun_city_west sun_prairie sun_valley sunnyside sunnyvale sunrise superior
  surf_city surprise suwanee sweetwater sykesville sylmar sylvania syracuse table_rock tacoma
  takoma_park tallahassee tamarac tampa tarpon_springs tarrytown tarzana tavares taylorsville
  tega_cay tehachapi temecula tempe temple tequesta terre_haute texarkana the_colony the_gulch
  the_heights the_villages the_woodlands thompsons_station thornton thousand_oaks tigard
  tinley_park titusville toledo tomball toms_river tonawanda topeka topsail torrance totowa
  towson tracy traverse_city trenton troutdale troy truckee trussville tualatin tucson tukwila
  tulare tulsa tumwater turlock tuscaloosa tustin twin_falls tyler union_city universal_city
  university_place upland upper_arlington upper_darby uptown urbandale utica vacaville vail
  valdosta valencia vallejo valparaiso valrico van_nuys vancouver venice ventnor ventura
  vernon_hills vero_beach verona verrado vestavia_hills victorville vienna villa_rica vineland
  virginia_beach visalia vista voorhees waco waikiki wake_forest wakefield waldorf walla_walla
  wallingford walnut_creek waltham warner_robins warren warwick washington_dc washington_park
  washougal wasilla watauga waterbury waterford waterloo watertown watkinsville watsonville
  waukee waukesha waunakee wauwatosa waxahachie waxhaw waynesboro weatherford webster
  webster_groves weehawken wellington wenatchee wendell wentzville weslaco wesley_chapel
  west_allis west_chester west_covina west_des_moines west_end west_fargo west_haven
  west_hollywood west_jordan west_linn west_loop west_palm west_palm_beach west_seattle
  west_university west_valley_city west_village westchester westerville westfield westlake
  westminster weston westport wetumpka wexford weymouth wheaton white_bear_lake white_house
  white_plains whitefish whitestone whittier wichita wichita_falls wicker_park williamsburg
  williamsville willis willoughby wilmette wilmington wilsonville wimberley winchester
  windermere windsor windsor_park winnetka winston_salem winter_garden winter_haven winter_park
  winter_springs woodbridge woodbury woodinville woodland woodland_hills woodstock woonsocket
  worcester worthington wrightsville_beach wylie wynwood wyoming yakima yonkers yorba_linda york
  yorktown yorkville youngstown youngsville ypsilanti yuba_city yucaipa yucca_valley yukon yulee
  yuma zebulon zephyrhills zionsville
`
