package creditgraph.testkit.world;

import java.util.List;

/// The words from which names and titles of one language area are put together. Nobody is meant.
@SuppressWarnings("ImmutableEnumChecker") // It cannot see that the lists are unmodifiable.
enum Tongue {
  ENGLISH(
      "Ada Amos Bess Cal Clem Cora Dell Edie Elias Fern Gil Hattie Ike Ivo Jem June Kit Lena Lyle Mabel"
          + " Ned Nell Odell Orla Perry Posy Quin Rhoda Rufus Sadie Silas Tess Tobin Una Vern Willa"
          + " Wynn Yara Zeb Zora",
      "Ash Birch Black Bram Brook Cald Chal Cran Dun Elder Fair Farn Gar Hal Hart Hollow Ken Lang Mar"
          + " Mill Nor Oak Pem Quill Raven Sel Thorn Ux Wex Win",
      "well combe field worth ley ham by ton wick ridge mere stow",
      "Hollow Paper Silver Crooked Velvet Distant Broken Gilded Quiet Amber Northern Burning Wooden"
          + " Electric Little Lonesome Midnight Copper Wandering Drowsy Salt Second Winter Plastic"
          + " Sunken Restless",
      "Lantern Harbour Orchard Sparrow Engine Garden Mirror Compass Ember Willow Station Tiger Letter"
          + " Window Bridge Feather Anchor Parade Signal Meadow Cellar Comet Ladder Kettle Fiddle Raft"
          + " Beacon Thimble",
      "Trio Quartet Ensemble Orchestra Collective Band",
      "Records Recordings Music",
      "UK US Ireland Canada Australia"),
  NORDIC(
      "Aino Anders Björn Bodil Dagny Eero Einar Elsa Frida Gro Håkon Hilma Ida Ingrid Jørn Kaisa Knut"
          + " Liv Maj Nils Olli Pär Ragna Sanna Signe Stig Søren Tove Ulla Viggo Ylva Åse",
      "Berg Björk Dal Ek Fager Gran Häll Jung Kvarn Lind Mörk Norr Ny Rönn Sjö Skog Sten Strand Sund"
          + " Vester",
      "ström qvist gren mark dal by lund stad vik näs",
      "Stilla Röd Mörk Klar Lång Frusen Gyllene Sen Ensam Blek Kall Ljus Sakta Djup",
      "Hamn Fyr Storm Skog Stjärna Vinter Båt Sjö Lykta Bro Fågel Måne Dimma Sten Hav Resa",
      "Trio Kvartett Ensemble Orkester Kapell Kollektiv",
      "Skivor Musik Grammofon",
      "Sweden Norway Denmark Finland"),
  CYRILLIC(
      "Анна Борис Вера Глеб Дарья Егор Жанна Захар Инна Кирилл Лада Марк Нина Олег Павел Рита Семён Тая"
          + " Ульяна Фёдор Эмма Юрий Яна",
      "Бор Верх Ветр Гор Звон Камен Лес Луг Мор Нов Озер Полян Реч Сад Снеж Степ Тих Холм",
      "ов ский ин ицкий енко ников ев ец",
      "Северный Тихий Старый Белый Синий Далёкий Ночной Зимний Медный Последний Зелёный Пустой",
      "Маяк Вокзал Ветер Сад Берег Дождь Мост Фонарь Лес Голос Остров Компас Лёд Пароход",
      "Трио Квартет Ансамбль Оркестр Хор Артель",
      "Записи Мелодии Звук",
      "Russia Ukraine USSR Bulgaria"),
  FRENCH(
      "Aline Basile Célestin Delphine Édouard Fleur Gaël Hélène Inès Jules Léonie Maël Noémie Océane"
          + " Pascal Quentin Rémy Solène Théo Ulysse Violette Yann Zoé Anaïs Étienne Françoise",
      "Bel Bois Cham Clair Cour Delac Font Gard Haute Lam Mont Neuv Pré Quer Roch Sain Val Vert",
      "ville rière mont brac eau igny ois ette elle ard",
      "Pâle Lent Muet Bleu Lointain Perdu Sauvage Doux Noir Fragile Étrange Rouge",
      "Phare Jardin Miroir Train Nuage Silence Orage Rivage Moulin Théâtre Cahier Voilier Hiver Soleil",
      "Trio Quatuor Ensemble Orchestre Collectif Groupe",
      "Disques Musique Productions",
      "France Belgium Switzerland"),
  JAPANESE(
      "葵 明 彩 一郎 恵 薫 健太 小春 沙織 静 翔 誠 千夏 司 直人 春香 光 真琴 美咲 翠 悠 陽子 涼 蓮",
      "青 朝 雨 石 上 梅 大 川 北 黒 小 桜 島 白 高 月 中 西 花 東 松 水 森 山",
      "田 川 山 島 村 沢 原 野 井 橋 崎 谷",
      "静かな 遠い 青い 小さな 白い 夜の 冬の 古い 赤い 最後の",
      "灯台 港 庭 鏡 列車 雲 手紙 窓 橋 星 海 森 風 時計",
      "三重奏団 楽団 合唱団 四重奏団 バンド 合奏団",
      "レコード 音楽 音盤",
      "Japan"),
  GERMAN(
      "Anke Bertram Dörte Ebba Falk Götz Heike Ingolf Jutta Käthe Lothar Marlies Norbert Ottilie Rainer"
          + " Silke Traudel Ulf Veit Wiebke Jörg Anneliese Konrad Birte",
      "Alten Brück Dorn Eich Feld Grün Hagel Immen Kessel Kirch Linden Mühl Neu Ober Rosen Schön Stein"
          + " Tauben Wald Wolken",
      "bach mann feld thal hofer berg brink stedt mark kötter",
      "Stiller Ferner Alter Grauer Leiser Blauer Später Kalter Goldener Schräger Letzter Wilder",
      "Hafen Garten Spiegel Turm Regen Kompass Mond Bahnhof Wald Brunnen Schatten Winter Faden Sommer",
      "Trio Quartett Ensemble Orchester Kollektiv Kapelle",
      "Tonträger Schallplatten Musik",
      "Germany Austria Switzerland"),
  IBERIAN(
      "Abelardo Belén Concha Duarte Elvira Fausto Graça Inês Joaquín Lurdes Matías Nuno Olalla Paz"
          + " Quitéria Ramón Soledad Tomé Úrsula Vasco Ximena Zulmira Iñaki Begoña",
      "Alm Bar Cast Corr Est Fer Guim Lam Mont Nav Oliv Pal Rib Sal Torr Val Vill Zam",
      "eiro ado ares eda uela illa osa ón inho ero",
      "Lejano Azul Perdido Lento Oscuro Dorado Quieto Antiguo Breve Solo Blanco Extraño",
      "Faro Jardín Espejo Tren Puerto Viento Barco Río Verano Sueño Canto Mapa Bosque Reloj",
      "Trío Cuarteto Conjunto Orquesta Colectivo Grupo",
      "Discos Música Sonido",
      "Spain Portugal Brazil Argentina Mexico"),
  POLISH(
      "Agnieszka Bogusława Czesław Danuta Elżbieta Feliks Grzegorz Halina Irena Janusz Kazimierz Lucyna"
          + " Łukasz Małgorzata Norbert Oskar Paweł Róża Stanisława Tadeusz Urszula Wacław Zofia Żaneta",
      "Bart Czern Dąbr Gaj Jasien Kalin Kow Lip Mor Nowak Olsz Piasec Rud Sos Święt Turz Wiśn Zieliń",
      "owski ewicz icki ak iak ecki czyk owiak",
      "Cichy Daleki Stary Zimny Ostatni Biały Dziki Srebrny Nocny Ciemny Powolny Złoty",
      "Port Ogród Pociąg Wiatr Las Statek Deszcz Dworzec Zegar Księżyc Most Dom Kompas Płomień",
      "Trio Kwartet Zespół Orkiestra Kolektyw Kapela",
      "Nagrania Muzyka Dźwięk",
      "Poland"),
  ITALIAN(
      "Agnese Bruno Ciro Donata Elio Flavia Gino Ilaria Lino Mirella Nedo Ornella Piero Quirino Rosa"
          + " Sandro Tullia Ugo Vera Zita Niccolò Fosca",
      "Bell Camp Cav Don Ferr Font Gall Lav Mont Nar Orl Pell Ross Salv Tav Vent Zan",
      "ini aro etti one acci ella ucci ato",
      "Lontano Lento Perduto Bianco Antico Segreto Chiaro Strano Breve Azzurro Notturno Dolce",
      "Faro Giardino Specchio Treno Porto Vento Mulino Sogno Fiume Inverno Canto Cielo Ponte Orologio",
      "Trio Quartetto Complesso Orchestra Collettivo Gruppo",
      "Dischi Musica Edizioni",
      "Italy"),
  GREEK(
      "Άννα Βασίλης Γιώργος Δάφνη Ελένη Ζωή Ηλίας Θάλεια Ίρις Κώστας Λένα Μάρθα Νίκος Ξένια Πέτρος Ρένα"
          + " Σοφία Τάσος Φοίβος Χάρης",
      "Αλεξ Βουν Γαλαν Δαφν Θαλασ Καλ Λευκ Μαυρ Νερ Πετρ Ποταμ Ροδ Χρυσ",
      "όπουλος άκης ίδης ιάδης έας άς",
      "Μακρινός Σιωπηλός Παλιός Λευκός Μικρός Χαμένος Αργός Χρυσός",
      "Φάρος Κήπος Καθρέφτης Άνεμος Δρόμος Ήλιος Χειμώνας Ουρανός Σταθμός Χορός",
      "Τρίο Κουαρτέτο Σύνολο Ορχήστρα Χορωδία",
      "Δίσκοι Μουσική Ήχος",
      "Greece Cyprus");

  /// Languages of the scenes, in turn. Small worlds see the first ones, so they are mixed.
  private static final List<Tongue> TURN =
      List.of(
          ENGLISH, NORDIC, CYRILLIC, FRENCH, ENGLISH, JAPANESE, GERMAN, ENGLISH, IBERIAN, POLISH,
          ENGLISH, ITALIAN, GREEK, GERMAN, ENGLISH, NORDIC);

  private final List<String> firstNames;
  private final List<String> stems;
  private final List<String> endings;
  private final List<String> adjectives;
  private final List<String> nouns;
  private final List<String> ensembles;
  private final List<String> labelWords;
  private final List<String> countries;

  Tongue(
      String firstNames,
      String stems,
      String endings,
      String adjectives,
      String nouns,
      String ensembles,
      String labelWords,
      String countries) {
    this.firstNames = words(firstNames);
    this.stems = words(stems);
    this.endings = words(endings);
    this.adjectives = words(adjectives);
    this.nouns = words(nouns);
    this.ensembles = words(ensembles);
    this.labelWords = words(labelWords);
    this.countries = words(countries);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  static Tongue ofScene(int scene) {
    return TURN.get(scene % TURN.size());
  }

  /// How many of the scenes 0 to `scene` - 1 share the tongue of `scene`.
  static int rankOfScene(int scene) {
    return countBelow(ofScene(scene), scene);
  }

  /// How many of the scenes 0 to `scenes` - 1 have this tongue.
  static int countBelow(Tongue tongue, int scenes) {
    int inTurn = 0;
    int inRest = 0;
    for (int i = 0; i < TURN.size(); i++) {
      if (TURN.get(i) == tongue) {
        inTurn++;
        inRest += i < scenes % TURN.size() ? 1 : 0;
      }
    }
    return scenes / TURN.size() * inTurn + inRest;
  }

  List<String> firstNames() {
    return firstNames;
  }

  List<String> adjectives() {
    return adjectives;
  }

  List<String> nouns() {
    return nouns;
  }

  List<String> ensembles() {
    return ensembles;
  }

  List<String> labelWords() {
    return labelWords;
  }

  List<String> countries() {
    return countries;
  }

  int lastNames() {
    return stems.size() * endings.size();
  }

  String lastName(int index) {
    return stems.get(index / endings.size()) + endings.get(index % endings.size());
  }

  String city(Draw draw) {
    return lastName(draw.below(lastNames()));
  }

  /// Between words: nothing in Japanese.
  String space() {
    return this == JAPANESE ? "" : " ";
  }

  /// A first and a last name in their usual order.
  String fullName(String first, String last) {
    return this == JAPANESE ? last + first : first + " " + last;
  }

  /// Whether single letters stand for names.
  boolean hasInitials() {
    return this != JAPANESE;
  }

  /// Adjective and noun in their usual order.
  String phrase(String adjective, String noun) {
    return switch (this) {
      case FRENCH, IBERIAN, ITALIAN -> noun + " " + adjective;
      case JAPANESE -> adjective + noun;
      case ENGLISH, NORDIC, CYRILLIC, GERMAN, POLISH, GREEK -> adjective + " " + noun;
    };
  }
}
