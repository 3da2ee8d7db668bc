/**
 * Words that open a sentence far more often than they continue a name: after an abbreviation, a capital alone says
 * nothing. By language, for the words of one are names in another.
 */
export const SENTENCE_STARTERS: Readonly<Record<string, string>> = {
  en:
    'the a an this that these those he she it they we i you his her its their our my your there here how what when where ' +
    'why who which whose in on at by for from with after before since while during although though if as but and or so ' +
    'yet however meanwhile still then now also some many most all no not once until under over according both each every ' +
    'last next several another today yesterday tomorrow instead even just only despite unlike because did do does is are ' +
    'was were will can could would should has have had among amid across against along around between beyond besides ' +
    'earlier elsewhere finally further furthermore given hence indeed later likewise more moreover much nearly never ' +
    'nevertheless nobody none nor nothing often one other others otherwise perhaps rather recently such therefore through ' +
    'throughout thus together towards unless upon usually whatever whether within without about additionally almost ' +
    'already always any anyone are aside back eventually everyone few following fortunately currently initially like less ' +
    'maybe nonetheless normally officials authorities critics experts investigators researchers residents witnesses ' +
    'supporters opponents analysts prosecutors please previously similarly someone something sometimes soon ' +
    'specifically subsequently their thousands hundreds dozens unfortunately well yes',
  de:
    'der die das den dem des ein eine einen einem einer er sie es wir ich ihr man im in am an auf bei mit nach von vom zu ' +
    'zum zur für aus um seit vor über unter durch gegen ohne und oder aber doch denn dann so wie was wer wo als wenn weil ' +
    'dass da dort hier auch nur noch schon nun jetzt heute gestern diese dieser dieses alle viele einige kein keine sein ' +
    'seine ihre unsere danach damit dabei dazu dafür daher deshalb zudem außerdem laut während trotz wegen ist sind war',
  fr:
    'le la les un une des il elle ils elles on nous vous je ce cet cette ces son sa ses leur leurs notre en dans sur sous ' +
    'avec sans pour par de du au aux à après avant depuis pendant selon mais et ou or donc car si quand comme alors ainsi ' +
    'puis aussi cependant pourtant enfin ici hier tous toutes plusieurs certains aucun qui que quoi où pourquoi comment',
  es:
    'el la los las un una unos unas él ella ellos ellas lo se su sus este esta estos estas ese esa eso esto en con sin por ' +
    'para de del al a desde hasta según sobre tras durante entre pero y o no si cuando como donde quien qué cómo así ' +
    'también además ahora hoy ayer luego después antes aunque mientras todos todas muchos algunos hay es son fue era',
  it:
    'il lo la i gli le un uno una egli lei lui loro si ci questo questa questi queste quello quella in nel nella con senza ' +
    'per da dal dalla di del della a al alla su sul tra fra ma e o non se quando come dove chi che così anche ora oggi ieri ' +
    'poi dopo prima mentre secondo tutti molti alcuni è sono era ha',
  nl:
    'de het een hij zij ze wij we ik men dit dat deze die er in op aan bij met na naar van voor uit om sinds over onder ' +
    'door tegen zonder tijdens volgens en of maar want dus dan als toen omdat hoewel ook nog nu vandaag gisteren hier daar ' +
    'zijn haar hun onze alle veel sommige geen wat wie waar hoe',
  pt:
    'o a os as um uma uns umas ele ela eles elas se seu sua seus suas este esta isto esse essa isso aquele em no na nos nas ' +
    'com sem por pelo pela para de do da dos das ao à desde até segundo sobre após durante entre mas e ou não quando como ' +
    'onde quem que assim também além agora hoje ontem depois antes embora enquanto todos muitos alguns há é são foi era',
  pl:
    'to ten ta te ci on ona ono oni my w we na do z ze za od po przed przy dla o u i a ale lub czy że jak gdy kiedy gdzie ' +
    'kto co nie tak już tylko też także jednak więc dlatego wtedy teraz dziś wczoraj jego jej ich nasz wszyscy według',
  ru:
    'он она оно они мы я вы это этот эта эти в во на с со к по за из от до для о об при у и а но или что как когда где кто ' +
    'если не так же уже только также однако поэтому затем теперь сегодня вчера его её их наш все по',
  sv:
    'den det de en ett han hon vi jag man denna detta dessa i på av med till från för om efter före under över vid hos och ' +
    'men eller så då när där här hur vad vem som också bara nu idag igår hans hennes deras vår alla många enligt',
};
