// Place names of the United States: cities, suburbs and quarters, from general knowledge and, above
// 20,000 people, from GeoNames (CC BY 4.0, geonames.org). Support only: a place that is not listed
// is found by what stands around it. Words of one name are joined by an underscore.

export const PLACE_NAMES = `
  aberdeen abilene abingdon acton acworth addison adelanto adrian affton agawam agoura
  agoura_hills ahwatukee ahwatukee_foothills aiken akron alabaster alafaya alameda alamo_heights
  alamogordo albany albany_park albertville albuquerque alcoa aledo alexandria algonquin alhambra
  alief aliso_viejo allapattah allen allen_park allentown alliance allison_park allston aloha
  alpharetta altadena altamonte_springs alton altoona alvin amarillo american_canyon
  american_fork ames amherst anacortes anaheim anchorage anderson andersonville andover ankeny
  ann_arbor annandale annapolis anniston anoka antelope anthem antioch apache_junction apex
  apollo_beach apopka apple_valley appleton arbutus arcadia arcadia_lite arden_arcade ardmore
  argyle arlington arlington_heights arnold arroyo_grande arvada arvin asbury_park ashburn
  asheboro asheville ashland aspen aspen_hill astoria atascadero atascocita athens atlanta
  atlantic_city attleboro atwater auburn auburn_gresham auburn_hills augusta aurora austin
  austintown aventura avon avon_lake avondale avondale_estates azle azusa back_bay back_mountain
  baileys_crossroads bainbridge_island bakersfield balch_springs baldwin baldwin_park ball_ground
  ballantyne ballard ballwin baltimore bangor banning barberton bargersville barnstable barstow
  barstow_heights bartlesville bartlett bartow bastrop batavia bath_beach baton_rouge
  battle_creek battle_ground battleground bay_city bay_point bay_ridge bay_shore bayonet_point
  bayonne bayside baytown bayville beaufort beaumont beavercreek beaverton bed_stuy bedford
  bee_cave bel_air bel_air_north bel_air_south belgrade bell bell_gardens bella_vista bellaire
  belleville bellevue bellflower bellingham bellview belmont belmont_cragin beloit belton
  belvidere benbrook bend benicia bensalem bensonhurst benton bentonville bergenfield berkeley
  bernal_heights berwyn bessemer bethany bethel_park bethesda bethlehem bettendorf beverly_cove
  beverly_hills biddeford big_bear big_spring billerica billings biloxi binghamton birmingham
  bishop_arts bismarck bixby blacksburg blaine bloomfield bloomingdale bloomington blue_island
  blue_ridge blue_springs bluffton boardman boca_del_mar boca_raton boerne boerum_hill
  boiling_springs boise bolingbrook bonita_springs bonney_lake bossier_city boston bothell
  boulder bountiful bowie bowling_green boyle_heights boynton boynton_beach bozeman bradenton
  braintree brandon branford branson brawley brea breckenridge bremerton brenham brent brentwood
  brentwood_estates briarwood brickell bridgeport bridgeton bridgewater brighton brighton_beach
  brighton_park bristol brockton broken_arrow broken_bow bronx brookfield brookhaven brookings
  brookline brooklyn brooklyn_center brooklyn_heights brooklyn_park brooksville broomfield
  brownsburg brownsville brunswick brushy_creek bryan buckeye buckhead bucktown buda buena_park
  buenaventura_lakes buffalo buffalo_grove buford bullhead_city burbank burien burke burleson
  burlingame burlington burnsville burton bushwick butte cabot calabasas caldwell caledonia
  calera calexico callaway calumet_city camarillo cambria_heights cambridge camden camp_hill
  campbell canarsie canby candler_mcafee canoga_park canton cantonment canyon_lake cape_cod
  cape_coral cape_elizabeth cape_girardeau cape_may capitol_hill carbondale carlsbad carmel
  carmichael carney carol_city carol_stream carpentersville carrboro carroll_gardens carrollton
  carrollwood carrollwood_village carson_city carteret cartersville cary casa_grande casas_adobes
  casper casselberry castle_pines castle_rock castlewood castro_valley catalina_foothills
  cathedral_city catonsville catskills cave_creek cave_spring cedar_city cedar_falls cedar_hill
  cedar_park cedar_rapids celina centennial center_city centereach centerville central_city
  central_islip centreville ceres cerritos chambersburg chamblee champaign champlin chandler
  chanhassen channelview chantilly chapel_hill chapin charleston charlestown charlevoix charlotte
  charlottesville chaska chatham chatsworth chattanooga cheektowaga chelan chelmsford chelsea
  cheney cherry_creek cherry_hill cherrywood chesapeake cheshire chester chesterfield cheyenne
  chicago chicago_heights chicago_lawn chicago_loop chico chicopee chillicothe chillum chinatown
  chino chino_hills chino_valley christiansburg chula_vista chuluota cibolo cicero cincinnati
  citrus_heights citrus_park city_of_sammamish clackamas claremont claremore clarksburg clarkston
  clarksville clayton clear_lake clearfield clearwater cleburne clemson clermont cleveland
  cleveland_heights clewiston cliffside_park clifton_park clinton_hill clive cloverleaf clovis
  coachella cobble_hill cockeysville coconut_creek coconut_grove coeur_dalene college_park
  college_point college_station collegeville colleyville collierville collingswood collinsville
  collinwood colonial_heights colorado_springs colton columbia columbine columbus commack
  commerce_city compton concord coney_island conroe conshohocken converse conway conyers
  cookeville coon_rapids cooper_city copiague coppell copperas_cove coral_gables coral_springs
  coral_terrace coralville coram corcoran cordova corinth cornelius corona coronado
  corpus_christi corsicana corvallis costa_mesa cottage_grove cottage_lake cottonwood
  cottonwood_heights council_bluffs country_club coventry covina covington cranberry_township
  cranford cranston crest_hill crestview crofton crossville crowley crown_heights crown_point
  crystal_lake crystal_river cudahy cullman culpeper culver_city cumberland cumming cupertino
  cutler_bay cutler_ridge cuyahoga_falls cypress cypress_hills dale_city dallas dalton daly_city
  dana_point danbury dania_beach danvers danville daphne darien davenport davidson davie davis
  dawsonville dayton daytona_beach de_pere dearborn dearborn_heights debary decatur dedham
  deer_park deer_valley deerfield_beach dekalb del_city del_mar del_rio deland delano
  delray_beach deltona denison denton denver derry derry_village des_moines des_plaines
  desert_hot_springs desoto destin detroit detroit_lakes diamond_bar dfw dickinson dinuba ditmas_park
  dix_hills dixiana dobbs_ferry dodge_city dolton doral dorchester dothan douglas douglasville
  dover downers_grove downey downtown_la doylestown dracut draper drexel_heights drexel_hill
  dripping_springs duarte dublin dubuque duluth duncan duncanville dundalk dunedin dunwoody
  durango durham duxbury dyer dyker_heights eagan eagle eagle_mountain eagle_pass eagle_river
  eagle_rock easley east_austin east_brunswick east_chattanooga east_chicago east_concord
  east_elmhurst east_flatbush east_florence east_garfield_park east_hampton east_harlem
  east_hartford east_haven east_hill_meridian east_honolulu east_independence east_lake
  east_lake_orient_park east_lansing east_los_angeles east_meadow east_millcreek east_moline
  east_naples east_nashville east_new_york east_northport east_norwalk east_orange east_palo_alto
  east_patchogue east_pensacola_heights east_peoria east_point east_providence east_ridge
  east_st_louis east_tremont east_village eastmont easton eastpointe eastvale eau_claire
  echo_park eden_prairie edgewater edgewood edina edinburg edison edmond edmonds edwardsville
  egypt_lake_leto el_cajon el_centro el_cerrito el_dorado_hills el_mirage el_monte el_paso
  el_segundo eldersburg elgin elizabeth elizabethtown elk_grove elk_grove_village elk_river
  elkhart elkhorn elko elkton ellensburg ellicott_city ellijay elmhurst elmira elmont
  elmwood_park elyria emerald_isle emmaus emmett emporia encanto enchanted_hills encinitas encino
  enfield englewood enid ensley ephrata erie escondido essex estero estes_park euclid eugene
  euless eureka eustis evans evanston evansville everett ewa_beach ewing exton fair_lawn
  fair_oaks fairbanks fairborn fairfax fairfield fairfield_heights fairhope fairland fairport
  fall_river fallbrook fallon falls_church falmouth far_rockaway fargo faribault farmers_branch
  farmington farmington_hills farragut fayetteville federal_way fellsmere fenton ferguson
  fernandina_beach ferndale fernley ferry_pass financial_district findlay fishers fishtown
  fitchburg five_points flagami flagler_beach flagstaff flatbush flatlands fleming_island flint
  florence florence_graham florin florissant flower_mound flowery_branch flushing foley
  folly_beach folsom fond_du_lac fontana foothill_farms fordham forest_grove forest_hills forney
  fort_bragg fort_collins fort_dodge fort_greene fort_hamilton fort_hood fort_lauderdale fort_lee
  fort_mill fort_myers fort_pierce fort_smith fort_thomas fort_walton_beach fort_washington
  fort_wayne fort_worth fortuna_foothills foster_city fountain_hills fountain_valley
  fountainebleau four_corners framingham framingham_center frankfort franklin franklin_square
  frederick fredericksburg freehold freeport fremont french_quarter fresh_meadows fresno fridley
  friendswood frisco front_royal fruit_cove ft_bragg ft_collins ft_dodge ft_hamilton ft_hood
  ft_lauderdale ft_lee ft_myers ft_pierce ft_smith ft_walton_beach ft_washington ft_wayne
  ft_worth fullerton fulshear fuquay fuquay_varina gadsden gage_park gahanna gainesville
  gaithersburg galesburg gallatin gallup galt galveston garden_city garden_district garden_grove
  gardena gardendale gardner gardnerville garfield garfield_heights garland garner gary gastonia
  gatlinburg geneva georgetown germantown gettysburg gibsonton gig_harbor gilbert gillette gilroy
  gladstone glastonbury glen_allen glen_avon glen_burnie glen_cove glen_ellyn glencoe glendale
  glendale_heights glendora glenview glenville gloucester gold_canyon golden golden_gate
  golden_glades golden_valley goldsboro goleta goodlettsville goodyear goose_creek goshen graham
  gramercy_park granada_hills grand_blanc grand_boulevard grand_forks grand_island grand_junction
  grand_prairie grand_rapids grandview grandville granger granite_bay granite_city grants_pass
  grapevine grass_valley gravesend grayslake great_falls great_kills greater_grand_crossing
  greater_northdale greeley green_bay green_cove_springs green_lake green_valley greenacres
  greenacres_city greenbelt greenburgh greenfield greenpoint greensboro greensburg greenville
  greenwich greenwood greer gresham gretna griffin groton grove_city groveland guilford
  gulf_breeze gulf_shores gulfport gurnee hacienda_heights hackensack haddonfield hagerstown
  haines_city hallandale hallandale_beach haltom_city hamburg hamden hamilton hammond hampton
  hamptons hamtramck hanahan hanford hanover hanover_park hapeville happy_valley hardeeville
  harker_heights harlem harlingen harrisburg harrison harrisonburg hartford harvey haslet
  hastings hattiesburg hauppauge havasu havelock haverhill havertown havre_de_grace hawthorne
  haymarket hays hayward hazelwood hazleton healdsburg heber helena hells_kitchen helotes hemet
  hempstead henderson hendersonville hercules hermosa_beach hernando herndon herriman hershey
  hesperia hialeah hialeah_gardens hickory hicksville high_point highland_park highlands_ranch
  hillcrest hilliard hillsboro hillside hilo hilton_head hilton_head_island hinesville hingham
  hinsdale hiram hobart hobbs hobe_sound hoboken hockessin hockley hoffman_estates holbrook
  holladay holland hollis hollister holly_ridge holly_springs hollywood holt holyoke homer_glen
  homestead homewood homosassa honolulu hoover hopewell hopkins hopkinsville horn_lake
  hot_springs hot_springs_national_park houma houston howard_beach huber_heights hudson
  hunt_valley huntersville huntington_beach huntington_park huntington_station huntley
  hunts_point huntsville hurst hutchinson hutto hyannis hyde_park idaho_falls ilchester immokalee
  imperial_beach independence indian_land indian_trail indianapolis indio inglewood
  inglewood_finn_hill inkster inner_sunset inver_grove_heights inverness iowa_city irmo
  irondequoit ironville irvine irving irving_park irvington isla_vista islamorada isle_of_palms
  issaquah ithaca jackson jackson_heights jackson_hole jacksonville jacksonville_beach
  jamaica_plain jamestown janesville jefferson_city jeffersontown jeffersonville jenks
  jensen_beach jersey_city johns_creek johnson_city johnston johnstown joliet jonesboro joplin
  joshua_tree junction_city juneau jupiter jurupa_valley kahului kailua kalamazoo kalispell
  kaneohe kankakee kannapolis kansas_city kapolei katy kaysville kearney kearns kearny keene
  keizer keller kemah ken_caryl kendale_lakes kendall kendall_west kenmore kenner kennesaw
  kennewick kenosha kensington kent kentwood kenwood kernersville kerrville kettering
  kew_gardens_hills key_biscayne key_largo key_west keystone kihei killeen king_of_prussia
  kingman kings_bridge kingsport kingston kingsville kingwood kinston kirkland kirkwood
  kiryas_joel kissimmee kitty_hawk klamath_falls knightdale knoxville kokomo koreatown kuna
  kutztown kyle la_canada_flintridge la_crosse la_grange la_habra la_jolla la_mesa la_mirada
  la_plata la_porte la_presa la_puente la_quinta la_vergne la_verne labelle lacey laconia
  ladera_ranch ladson lady_lake lafayette lagrange laguna_beach laguna_hills laguna_niguel
  lahaina lake_charles lake_conroe lake_elsinore lake_forest lake_george lake_havasu
  lake_havasu_city lake_in_the_hills lake_jackson lake_lanier lake_magdalene lake_martin
  lake_mary lake_nona lake_norman lake_of_the_ozarks lake_of_the_woods lake_oswego lake_ozark
  lake_placid lake_ridge lake_ronkonkoma lake_stevens lake_tahoe lake_travis lake_wales
  lake_worth lake_worth_corridor lake_wylie lakeland lakeside lakeview lakeville lakeway lakewood
  lakewood_ranch lancaster land_o_lakes landover langhorne lansdale lansing lantana laplace
  laporte laramie larchmont laredo largo larkspur las_cruces las_vegas latham lathrop
  lauderdale_lakes lauderhill laurel laurelton laveen lawndale lawrence lawrenceville lawton
  layton league_city leander leavenworth leawood lebanon lees_summit leesburg lehi lehigh
  lehigh_acres leimert_park leisure_city lemon_grove lemoore lenexa lennox lenoir_city lents
  leominster levittown lewes lewiston lewiston_orchards lewisville lexington lexington_fayette
  liberal liberty_hill liberty_lake libertyville lilburn lima lincoln lincoln_heights
  lincoln_park lincoln_square lincolnia linden lindenhurst lino_lakes linton_hall lisle
  litchfield_park lititz little_elm little_havana little_rock littleton livermore livingston
  livonia lochearn lockport lodi logan logan_circle logan_square loganville loma_linda lombard
  lomita lompoc lone_tree long_beach long_branch long_island_city longmont longview lorain lorton
  los_altos los_angeles los_banos los_feliz los_gatos los_lunas loudoun louisville loveland
  loves_park lowell lower_west_side lubbock ludlow lufkin lumberton lutz lynchburg lynn_haven
  lynnwood lynwood mableton machesney_park macomb macon madera madison madison_heights magna
  magnolia mahwah malden malibu malvern mamaroneck manalapan manasquan manassas manchester mandan
  manhattan manhattan_beach manitowoc mankato mansfield mansfield_city manteca maple_grove
  maple_heights maple_valley maplewood mar_vista marana marathon marble_falls marco_island
  margate maricopa marietta marina marion marlboro marlborough marlton marquette marrero marshall
  marshalltown marthas_vineyard martinez maryland_heights marysville maryvale maryville mason
  mason_city maspeth massapequa massillon matthews mauldin maumee maywood mcallen mcdonough
  mchenry mckinney mclean mcminnville meadow_woods meads mechanicsburg mechanicsville medford
  medina mehlville melbourne melrose melrose_park memphis menifee menlo_park menomonee_falls
  mentor mequon merced mercer_island mercerville_hamilton_square meriden meridian merrick
  merrillville merrimack merritt_island mesa mesquite metairie metairie_terrace methuen metuchen
  miami miami_beach miami_gardens miami_lakes miamisburg michigan_city middle_river
  middle_village middleborough middleburg middleton middletown midland midlothian midtown midvale
  midwest_city milford milford_mill mililani mililani_town mill_creek mill_valley millbrae
  millburn millcreek milledgeville millville milpitas milton milwaukee milwaukie minden
  minneapolis minneola minnetonka minnetonka_mills minot mint_hill mira_mesa miramar mishawaka
  mission_bay mission_bend mission_district mission_viejo missoula missouri_city mobile modesto
  mokena moline moncks_corner monroe monroeville monrovia montauk montavilla montclair montebello
  monterey monterey_park montgomery montgomery_village montpelier montrose montville_center moore
  moorestown mooresville moorhead moorpark moreno_valley morgan_hill morgan_park morgantown
  morningside_heights morris_heights morrisania morristown morrisville morton_grove moscow
  moses_lake mott_haven mount_dora mount_juliet mount_kisco mount_laurel mount_lebanon
  mount_pleasant mount_prospect mount_vernon mountain_brook mountain_view mountlake_terrace
  mt_juliet mt_laurel mt_lebanon mt_pleasant mueller mukilteo mulberry muncie mundelein munster
  murfreesboro murphy murray murrieta murrysville muscatine muskego muskegon muskogee mustang
  myrtle_beach mystic nacogdoches nags_head nampa nantucket napa naperville naples narragansett
  nashua nashville natick national_city naugatuck navarre near_north_side near_south_side
  nederland needham neenah new_albany new_bedford new_berlin new_bern new_braunfels new_brighton
  new_britain new_brunswick new_castle new_city new_haven new_hope new_iberia new_lenox
  new_london new_orleans new_port_richey new_rochelle new_smyrna_beach new_south_memphis
  new_springville new_york new_york_city newark newberg newburgh newburyport newington newnan
  newport newport_beach newport_news newton niagara_falls niceville nicholasville niles nixa
  nob_hill noblesville nocatee noe_valley nogales nokomis nolensville norco norfolk norland
  norman norristown north_andover north_atlanta north_augusta north_austin north_bel_air
  north_bend north_bergen north_bethesda north_center north_charleston north_chicago
  north_chicopee north_creek north_fort_myers north_haven north_highlands north_hills
  north_hollywood north_kingstown north_la_crosse north_las_vegas north_lauderdale north_lawndale
  north_little_rock north_miami north_miami_beach north_olmsted north_park north_peoria
  north_plainfield north_platte north_port north_potomac north_providence north_richland_hills
  north_ridgeville north_royalton north_stamford north_tonawanda north_tustin northampton
  northbrook northdale northfield northglenn northport northridge northville norton_shores
  norwalk norwich norwood novato novi nutley oak_brook oak_creek oak_forest oak_harbor oak_hill
  oak_lawn oak_park oak_ridge oakdale oakland oakland_park oakleaf_plantation oakley oakmont
  oakton oakville ocala ocean_beach ocean_city ocean_pines oceanside ocoee oconomowoc odenton
  odessa ofallon ogden oildale ojai okeechobee okemos oklahoma_city olathe old_bridge old_town
  oldsmar olive_branch olney olympia omaha ontario opelika opportunity orange orange_beach
  orange_county orange_park orangevale orchard_park orcutt oregon_city orem orland_park orlando
  ormond_beach oro_valley osage_beach oshkosh osprey ossining oswego ottumwa outer_banks
  overland_park oviedo owasso owatonna owensboro owings_mills oxford oxnard oxon_hill_glassmanor
  ozone_park pace pacific_beach pacifica paducah pagosa pagosa_springs pahrump palatine palatka
  palisades_park palm_bay palm_beach palm_beach_gardens palm_city palm_coast palm_desert
  palm_harbor palm_river_clair_mel palm_springs palm_valley palmdale palmetto palmetto_bay
  palo_alto panama_city panama_city_beach papillion paradise_valley paragould paramount paramus
  paris park_city park_forest park_hill park_ridge park_slope parkchester parker parkersburg
  parkland parkville parma parma_heights parrish parsippany pasadena pascagoula pasco paso_robles
  passaic pataskala paterson patterson pawtucket payson peabody peachtree_city peachtree_corners
  pearl_city pearland peekskill pekin pelham pembroke_pines penfield penn_hills pennsauken
  pennsport pensacola peoria perris perry_hall perrysburg perth_amboy petaluma petersburg
  petoskey pewaukee pflugerville pharr phenix_city philadelphia philly phoenix phoenixville
  pickerington picnic_point_north_lynnwood pico_rivera pigeon_forge pikesville pilsen pine_bluff
  pine_hills pinellas_park pinetop piqua piscataway pismo_beach pittsburg pittsburgh pittsfield
  pittsford placentia plainfield plainview plano plant_city plantation pleasant_grove
  pleasant_hill pleasant_prairie pleasanton pleasantville pleasure_ridge_park plum plymouth
  pocatello poconos poinciana point_pleasant pomona pompano_beach ponca_city ponte_vedra
  ponte_vedra_beach pontiac pooler port_arthur port_charlotte port_chester port_hueneme
  port_huron port_orange port_orchard port_st_lucie portage portage_park porterville portland
  portsmouth portsmouth_heights post_falls potomac pottstown poughkeepsie poulsbo poway
  prairie_village prairieville prattville prescott prescott_valley prichard princeton prior_lake
  prospect_heights prosper providence provo pueblo pueblo_west pullman punta_gorda purcellville
  puyallup quakertown queen_anne queen_creek queens queens_village queensbury quincy racine
  radcliff radford radnor rahway rainey raleigh ramona ramsey rancho_cordova rancho_cucamonga
  rancho_mirage rancho_palos_verdes rancho_penasquitos rancho_san_diego rancho_santa_margarita
  randallstown randolph rapid_city raymore raytown reading red_bank red_oak redan redding redford
  redlands redmond redondo_beach redwood_city reedley rego_park rehoboth rehoboth_beach
  reisterstown reno renton reseda reston revere rexburg reynoldsburg rialto richardson richfield
  richland richmond richmond_hill richmond_west ridgecrest ridgefield ridgeland ridgewood
  rio_rancho ripon river_north riverbank riverdale riverside riverton riverview riviera_beach
  roanoke rochester rochester_hills rock_hill rock_island rock_springs rockford rockledge rocklin
  rockville rockville_centre rockwall rocky_mount rocky_river rogers rogers_park rohnert_park
  rolesville rolla rolling_meadows rome romeoville romulus roscoe_village rose_hill roseburg
  rosedale roselle rosemead rosemont rosemount rosenberg roseville roslindale roswell rotonda
  rotterdam round_hill round_lake_beach round_rock rowland_heights rowlett royal_oak
  royal_palm_beach royse_city rubidoux ruskin russellville ruston rye sachse sacramento
  safety_harbor saginaw sahuarita saint_andrews saint_charles saint_clair_shores saint_cloud
  saint_george saint_johns saint_joseph saint_louis saint_louis_park saint_paul saint_peters
  saint_petersburg salem salina salinas salisbury salt_lake salt_lake_city sammamish san_angelo
  san_antonio san_benito san_bernardino san_bruno san_carlos san_clemente san_diego san_dimas
  san_fernando san_francisco san_gabriel san_jacinto san_jose san_juan san_juan_capistrano
  san_leandro san_lorenzo san_luis san_luis_obispo san_marcos san_mateo san_pablo san_pedro
  san_rafael san_ramon san_tan_valley sand_springs sandpoint sandusky sandy_hills sandy_springs
  sanford sanger santa_ana santa_barbara santa_clara santa_clarita santa_cruz santa_fe
  santa_maria santa_monica santa_paula santa_rosa santa_rosa_beach santee sapulpa sarasota
  saratoga saratoga_springs saugus sausalito savage savannah sayreville sayreville_junction
  scaggsville scarborough scarsdale schaumburg schenectady schererville schertz scotch_plains
  scotts_valley scottsdale scranton sea_isle_city seabrook seal_beach searcy seaside seatac
  seattle sebastian secaucus security_widefield sedalia sedona seguin sellwood selma seneca
  severn severna_park sevierville sewickley shaker_heights shakopee shawnee sheboygan
  sheepshead_bay shelby shelbyville shelton sherman sherman_oaks sherwood shirley shoreline
  shoreview short_pump show_low shreveport shrewsbury sicklerville sidney sierra_vista
  silver_firs silver_lake silver_spring silverdale silverleaf simi_valley simpsonville simsbury
  sioux_city sioux_falls skokie slidell smithfield smithtown smyrna snellville snohomish
  snoqualmie socal socorro solana_beach soledad solon somerset somerville sonoma south_austin
  south_bel_air south_bend south_boston south_bradenton south_chicago south_congress
  south_el_monte south_elgin south_end south_euclid south_gate south_hill south_holland
  south_jordan south_jordan_heights south_kingstown south_lake_tahoe south_lake_union
  south_laurel south_lawndale south_loop south_miami_heights south_milwaukee south_old_bridge
  south_orange south_pasadena south_peabody south_philly south_plainfield south_portland
  south_portland_gardens south_riding south_salt_lake south_san_francisco south_san_jose_hills
  south_shore south_st_paul south_suffolk south_valley south_vineland south_whittier
  south_windsor southampton southaven southfield southgate southglenn southie southington
  southlake spanaway spanish_fork spanish_fort sparks spartanburg spicewood spokane
  spokane_valley spring_hill spring_valley springboro springdale springfield springfield_gardens
  springville st_andrews st_augustine st_charles st_clair_shores st_cloud st_george st_john
  st_johns st_joseph st_louis st_louis_park st_paul st_pete st_peters st_petersburg st_simons
  stafford stamford stanton star_idaho starkville state_college staten_island statesboro
  statesville staunton steamboat steamboat_springs stephenville sterling_heights stevens_point
  stevenson_ranch stillwater stockbridge stockton stone_mountain stone_oak stonecrest stoneham
  stoughton stow stowe stratford streamwood strongsville stuart studio_city suffolk sugar_hill
  sugar_land suisun suitland suitland_silver_hill sulphur summerlin summerlin_south summerville
  summit sumner sumter sun_city sun_city_center sun_city_west sun_prairie sun_valley
  sunny_isles_beach sunnyside sunnyvale sunrise sunrise_manor sunset_park superior surf_city
  surprise suwanee sweetwater sykesville sylmar sylvania syracuse table_rock tacoma takoma_park
  tallahassee tamarac tamiami tampa tarpon_springs tarrytown tarzana taunton tavares taylor
  taylors taylorsville teaneck tega_cay tehachapi temecula tempe tempe_junction temple
  temple_city temple_terrace tequesta terre_haute terrytown tewksbury texarkana texas_city
  the_acreage the_bronx the_colony the_crossings the_gulch the_hammocks the_heights the_villages
  the_dalles the_woodlands thomasville thompsons_station thornton thousand_oaks throgs_neck tigard
  tinley_park titusville toledo tomball toms_river tonawanda tooele topeka topsail torrance
  torrington totowa town_n_country towson tracy traverse_city tremont trenton trotwood troutdale
  troy truckee trumbull trussville tualatin tuckahoe tucker tucson tujunga tukwila tulare tulsa
  tumwater tupelo turlock tuscaloosa tustin twentynine_palms twin_falls tyler union_city
  uniondale unionport universal_city university_city university_heights university_park
  university_place upland upper_alton upper_arlington upper_darby uptown urbana urbandale utica
  vacaville vail valdosta valencia valinda vallejo valley_glen valley_station valley_stream
  valparaiso valrico van_buren van_nest van_nuys vancouver venice ventnor ventura vernon_hills
  vero_beach vero_beach_south verona verrado vestavia_hills vicksburg victoria victorville vienna
  villa_park villa_rica vincentown vineland vineyard virginia_beach visalia visitacion_valley
  vista voorhees waco wade_hampton wadsworth waikiki waipahu wake_forest wakefield waldorf walker
  walla_walla wallingford walnut_creek waltham warner_robins warren warwick wasco washington_dc
  washington_heights washington_park washougal wasilla watauga waterbury waterford waterloo
  watertown watkinsville watsonville waukee waukegan waukesha waunakee wausau wauwatosa waverly
  waxahachie waxhaw wayne waynesboro weatherford webster webster_groves weehawken wekiwa_springs
  wellesley wellington wenatchee wendell wentzville weslaco wesley_chapel west_albany west_allis
  west_and_east_lealman west_babylon west_bend west_carson west_chester west_chicago
  west_coon_rapids west_covina west_des_moines west_elkridge west_end west_englewood
  west_falls_church west_fargo west_gulfport west_hartford west_haven west_hills west_hollywood
  west_islip west_jordan west_lafayette west_lake_sammamish west_lake_stevens west_lawn west_linn
  west_little_river west_loop west_lynchburg west_melbourne west_memphis west_mifflin
  west_milford west_new_york west_odessa west_orange west_palm west_palm_beach west_pensacola
  west_puente_valley west_raleigh west_ridge west_sacramento west_scarborough west_seattle
  west_seneca west_springfield west_torrington west_town west_university west_valley_city
  west_village west_warwick west_whittier_los_nietos westchase westchester westerville westfield
  westford westlake westland westminster westmont weston westport wethersfield wetumpka wexford
  weymouth wharton wheat_ridge wheaton wheeling white_bear_lake white_house white_plains
  whitefish whitestone whitman whitney whittier wichita wichita_falls wicker_park wildomar
  wildwood wilkes_barre williamsburg williamsport williamsville willingboro willis williston
  willoughby willowbrook wilmette wilmington wilson wilsonville wimberley winchester windermere
  windham windsor windsor_park winnetka winona winston_salem winter_garden winter_gardens
  winter_haven winter_park winter_springs woburn woodbridge woodburn woodbury woodhaven
  woodinville woodland woodland_hills woodlawn woodridge woodrow woodside woodstock woonsocket
  wooster worcester worthington wright wrightsville_beach wyandotte wylie wynwood wyoming xenia
  yakima yarmouth yonkers yorba_linda york yorktown yorkville youngstown youngsville ypsilanti
  yuba_city yucaipa yucca_valley yukon yulee yuma zanesville zebulon zephyrhills zion zionsville
`
