// Place names of the United States: cities, suburbs and quarters, from general knowledge. Support only:
// a place that is not listed is found by what stands around it. Words of one name are joined by `_`.

export const PLACE_NAMES = `
  abilene ahwatukee akron alameda albany albuquerque alexandria alhambra allen allentown
  alpharetta altadena altamonte_springs amarillo ames anaheim anchorage ann_arbor annapolis
  antioch apache_junction apex apopka appleton arcadia arcadia_lite arlington arvada asheville
  ashland astoria athens atlanta auburn augusta aurora austin avondale azusa back_bay
  bakersfield ballantyne ballard ballwin baltimore bangor baton_rouge bay_ridge bayonne bayside
  baytown beaumont beaverton bed_stuy bedford bel_air bellaire belleville bellevue bellingham
  bend benicia bentonville berkeley bethesda beverly_hills billings biloxi birmingham
  bishop_arts bismarck blacksburg blaine bloomfield bloomington blue_ridge blue_springs
  boca_raton boerne boise bolingbrook bonita_springs bonney_lake bossier_city boston boulder
  bowie bowling_green boynton_beach bozeman bradenton brandon branson brentwood bridgeport
  brighton bristol broken_arrow broken_bow bronx brookhaven brookline brooklyn broomfield
  brownsburg brownsville bryan buckeye buckhead bucktown buda buffalo burbank burien burleson
  burlington burnsville bushwick caldwell camarillo cambridge camden canton cape_coral
  cape_girardeau capitol_hill carlsbad carmel carrboro carrollton carson_city cary casa_grande
  casper castle_pines castle_rock cave_creek cedar_falls cedar_hill cedar_park cedar_rapids
  celina centennial chandler chapel_hill charleston charlotte charlottesville chattanooga
  chelsea cherry_creek cherry_hill cherrywood chesapeake chesterfield cheyenne chicago chico
  chino chino_hills chula_vista cicero cincinnati citrus_heights clarksville clayton clearwater
  clemson clermont cleveland cleveland_heights clovis coeur_dalene college_park college_station
  collierville colorado_springs columbia columbus compton concord conroe conway coon_rapids
  coppell coral_gables coral_springs corona coronado corpus_christi corvallis costa_mesa
  council_bluffs covington crown_point culver_city cumming cupertino cypress dallas daly_city
  dana_point danbury danville davenport davidson davie dayton daytona_beach dearborn decatur
  deer_park deerfield_beach delray_beach deltona denton denver des_moines destin detroit
  detroit_lakes dothan douglasville downey downtown_la draper dublin dubuque duluth dunedin
  dunwoody durham eagan eagle eagle_mountain eagle_rock east_austin east_lansing east_nashville
  eau_claire echo_park eden_prairie edina edmond edmonds el_cajon el_dorado_hills el_mirage
  el_paso elgin elk_grove elk_river elkhart ellijay elmhurst encinitas encino englewood erie
  escondido eugene euless eureka evans evanston evansville everett fairfax fairfield fairhope
  fargo farmington fayetteville ferndale fernley fishers fishtown five_points flagstaff flint
  florence flower_mound folsom fontana forney fort_collins fort_lauderdale fort_myers fort_smith
  fort_wayne fort_worth fountain_hills franklin frederick fredericksburg fremont french_quarter
  fresno frisco fullerton fuquay_varina gainesville gaithersburg galveston garden_district
  garden_grove garland garner gary gatlinburg georgetown germantown gilbert gilroy glen_ellyn
  glendale glenview golden goodlettsville goodyear grand_forks grand_junction grand_prairie
  grand_rapids grandview grapevine grass_valley great_falls greeley green_bay green_lake
  green_valley greenpoint greensboro greenville greenwood greer gresham grove_city gulf_shores
  gulfport hagerstown hampton harlem harlingen harrisburg harrisonburg hartford hattiesburg
  havasu hayward helena hemet henderson hendersonville hermosa_beach herndon hesperia hialeah
  hickory high_point highland_park highlands_ranch hillcrest hilliard hillsboro hilton_head
  hoboken holly_springs hollywood homestead honolulu hoover houston huntersville
  huntington_beach huntsville hutto hyde_park idaho_falls independence indianapolis indio
  inglewood inner_sunset iowa_city irondequoit irvine irving issaquah jackson jacksonville
  janesville jefferson_city jersey_city johns_creek johnson_city joliet jonesboro joplin jupiter
  kailua kalamazoo kalispell kannapolis kansas_city kapolei katy kearney keller kennesaw
  kennewick kenosha kent kenwood kernersville key_west killeen kingsport kingwood kirkland
  kirkwood kissimmee knoxville kuna kyle la_crosse la_jolla la_mesa la_quinta la_vergne
  lafayette laguna_niguel lake_charles lake_elsinore lake_forest lake_havasu lake_havasu_city
  lake_jackson lake_mary lake_nona lake_norman lake_of_the_ozarks lake_oswego lake_stevens lake_tahoe lake_travis
  lake_worth lakeland lakeview lakeville lakeway lakewood lakewood_ranch lancaster land_o_lakes
  lansing laredo largo larkspur las_cruces las_vegas laurel laveen lawrence lawrenceville lawton
  leander leawood lebanon lees_summit leesburg lehi lehigh_acres lenexa lewisville lexington
  liberty_hill liberty_lake lincoln lincoln_heights lincoln_park little_rock littleton livermore
  livonia lodi logan logan_square long_beach longmont longview los_angeles los_feliz loudoun
  louisville loveland lubbock lynchburg lynnwood mableton macon madison manassas manhattan
  mansfield maple_grove maple_valley mar_vista marana maricopa marietta mcallen mcdonough
  mckinney medford melbourne memphis menifee mentor merced meridian mesa mesquite miami
  miami_beach middleburg middletown midland midlothian midtown midvale milford mililani milpitas
  milwaukee minneapolis minnetonka mint_hill miramar mission_bay mission_viejo missoula
  missouri_city mobile modesto monroe montavilla montclair monterey montgomery montrose
  mooresville moreno_valley morgantown morrisville mount_juliet mount_pleasant mount_vernon
  mountain_view mt_juliet mt_pleasant mueller mukilteo muncie munster murfreesboro murray
  murrieta myrtle_beach nampa napa naperville naples nashua nashville national_city
  new_braunfels new_haven new_orleans new_port_richey new_rochelle new_york newark newnan
  newport_beach newport_news newton niceville noblesville noe_valley norfolk norman north_austin
  north_las_vegas north_park north_port northglenn norwalk novato novi oak_brook oak_creek
  oak_lawn oak_park oakland oakmont ocala ocean_beach ocean_city oceanside oconomowoc ogden
  oklahoma_city olathe old_town olympia omaha ontario orange orange_county orem orlando
  oro_valley oshkosh overland_park oviedo owasso owensboro oxford oxnard pacific_beach
  pagosa_springs palatine palm_bay palm_beach palm_beach_gardens palm_coast palm_desert
  palm_springs palmdale palmetto palo_alto panama_city panama_city_beach park_city park_hill
  park_slope parker parkland parma parrish parsippany pasadena pasco paso_robles pataskala
  pearland pembroke_pines pensacola peoria petaluma pflugerville pharr philadelphia philly
  phoenix pilsen pinellas_park pittsburg pittsburgh placentia plainfield plano plantation
  pleasanton plymouth pocatello pompano_beach ponte_vedra port_charlotte port_orange
  port_orchard port_st_lucie portland portsmouth post_falls potomac poughkeepsie poway prescott
  prescott_valley princeton prosper providence provo pueblo puyallup queen_anne queen_creek
  queens quincy racine rainey raleigh rancho_cucamonga rapid_city raytown reading redding
  redlands redmond redondo_beach redwood_city reno renton reston reynoldsburg rialto richardson
  richland richmond rio_rancho river_north riverside riverton riverview roanoke rochester
  rock_hill rockford rocklin rockville rockwall rogers rohnert_park roscoe_village roseville
  roswell round_rock rowlett royal_oak sacramento saginaw saint_louis saint_paul salem salinas
  salisbury salt_lake salt_lake_city sammamish san_angelo san_antonio san_bernardino
  san_clemente san_diego san_francisco san_jose san_juan_capistrano san_leandro san_luis_obispo
  san_marcos san_mateo san_rafael san_ramon san_tan_valley sandpoint sandy_springs sanford
  santa_ana santa_barbara santa_clara santa_clarita santa_cruz santa_fe santa_maria santa_monica
  santa_rosa sarasota savannah schaumburg schertz scottsdale scranton seabrook seattle sebastian
  sedona seguin sellwood sevierville shawnee sherman sherman_oaks shoreline shreveport
  silver_lake silver_spring silverdale silverleaf simi_valley simpsonville sioux_city
  sioux_falls skokie smyrna snellville snohomish socal somerville south_austin south_bend
  south_congress south_end south_jordan south_lake_union south_loop south_philly southie
  southlake sparks spartanburg spokane spokane_valley spring_hill springdale springfield
  springville st_augustine st_charles st_cloud st_george st_joseph st_louis st_paul st_pete
  st_petersburg stafford stamford star_idaho state_college staten_island statesboro steamboat
  stockton strongsville suffolk sugar_land summerlin summerville sun_city sun_prairie sun_valley
  sunnyvale sunrise superior surprise suwanee syracuse tacoma tallahassee tampa tarpon_springs
  taylorsville temecula tempe temple terre_haute texarkana the_gulch the_heights the_woodlands
  thornton thousand_oaks tigard tinley_park titusville toledo tomball toms_river topeka torrance
  tracy traverse_city trenton troy truckee tucson tulare tulsa turlock tuscaloosa tustin
  twin_falls tyler upland uptown utica vacaville valdosta valencia vallejo valrico vancouver
  venice ventura verrado victorville vienna virginia_beach visalia vista waco wake_forest
  wakefield waldorf wallingford walnut_creek waltham warner_robins warren warwick washington_dc
  washington_park watauga waterbury waterloo waukee waukesha waxahachie waxhaw weatherford
  webster_groves wellington wenatchee wentzville wesley_chapel west_allis west_chester
  west_covina west_des_moines west_end west_hollywood west_jordan west_linn west_loop west_palm
  west_palm_beach west_seattle west_valley_city west_village westchester westerville westfield
  westlake westminster weston wheaton wichita wichita_falls wicker_park williamsburg wilmington
  windermere windsor windsor_park winston_salem winter_garden winter_haven winter_park
  winter_springs woodbridge woodbury woodinville woodland woodland_hills woodstock woonsocket
  worcester wylie wynwood yakima yonkers yorba_linda york youngstown yuba_city yukon yuma
  zephyrhills zionsville
`
