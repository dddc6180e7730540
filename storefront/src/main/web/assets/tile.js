import { el, svg } from "./dom.js";
import { drawings } from "./drawings.js";

/** Words that say what a thing is, the most telling first. */
const WORDS = [
  ["backpack", /backpack|rucksack/],
  ["duffel", /duffel|weekend bag|garment bag|suitcase|luggage/],
  ["purse", /purse|wash bag|belt bag|cosmetic|pouch/],
  ["pencils", /pencil|crayon|pens?\b|highlighter/],
  ["teapot", /teapot|tea cos/],
  ["can", /watering can|oil can|hose/],
  ["bird", /bird|nest|hen\b|chick\b/],
  ["torch", /torch|head ?lamp/],
  ["bulbs", /light garland|fairy light|string.*light|night light|light.*string|spotlight/],
  ["pendant", /pendant light|ceiling light|chandelier|lampshade|wall light/],
  ["floorlamp", /floor lamp/],
  ["lamp", /lamp|reading light/],
  ["lantern", /lantern|cold frame/],
  ["candle", /candle|t-?light|incense|warmer/],
  ["bunting", /bunting|garland|banner/],
  ["beads", /necklace|bracelet|bead|charm|chime/],
  ["ring", /earring|\brings?\b(?! binder)|jewel|diamante|brooch|tiara/],
  ["tree", /\btree/],
  ["bauble", /bauble|christmas/],
  ["helmet", /helmet|cap\b|harness/],
  ["racket", /racket|badminton|tennis bat/],
  ["ball", /football|\bball\b|float|marble run/],
  ["mat", /\bmat\b|doormat|rug\b|yoga/],
  ["rope", /rope|band\b|pole|reel/],
  ["bottle", /bottle(?!.*ink)|flask|hot water/],
  ["ink", /ink|fountain/],
  ["kite", /kite/],
  ["train", /train|engine|railway/],
  ["spin", /spinning|xylophone/],
  ["bear", /bear|puppet|doll|dinosaur|babushka/],
  ["horse", /horse/],
  ["rabbit", /rabbit|bunny|easter|egg/],
  ["puzzle", /puzzle|jigsaw|memory game/],
  ["blocks", /block|tower|sorter|toy|kit\b/],
  ["books", /almanac|history|dictionary|companion|reader|handbook/],
  ["calendar", /calendar|diary/],
  ["notebook", /notebook|sketchbook|album|address book|binder|memo|notepad|journal/],
  ["card", /card|envelope|writing set|letter opener|stamp|wrap|tissue|sticker|bookmark/],
  ["book", /\bbook\b|guide|atlas|course/],
  ["frame", /frame|picture|canvas|photo|pin board|magnet/],
  ["clock", /clock|watch\b/],
  ["mirror", /mirror/],
  ["umbrella", /umbrella|parasol/],
  ["cushion", /cushion|pillow|throw\b|footrest/],
  ["tote", /\bbags?\b|shopper|tote|sleeve/],
  ["towels", /towel|apron|bathrobe|curtain|napkin|cloth\b/],
  ["soap", /soap|shower|dispenser|toothbrush|bath salt/],
  ["basket", /basket|hamper|caddy/],
  ["cake", /cake|muffin|baking|bread bin|butter/],
  ["jar", /jar\b|rack|tin\b|tins\b|canister|pantry/],
  ["mill", /mill\b|rolling pin|shaker|grinder/],
  ["jug", /jug|pitcher|carafe/],
  ["pan", /\bpan\b|saucepan|casserole|colander/],
  ["mug", /mug|cup\b|cups\b|beaker|coffee/],
  ["plate", /plate|doily|coaster|platter|saucer|tray/],
  ["bowl", /bowl|dish/],
  ["board", /board\b|tile\b/],
  ["bench", /bench|potting|trellis|stool|ladder/],
  ["trowel", /trowel|spade|fork\b|cutlery|spoon/],
  ["fire", /fire/],
  ["plant", /planter|herb|seed|plant|pot\b|log/],
  ["flower", /flower|rose|daisy|lavender|wreath|blossom/],
  ["vase", /vase|urn\b/],
  ["chair", /chair/],
  ["laptop", /laptop|monitor/],
  ["shelf", /shelf|bookend|hook|hanger|rail|knob/],
  ["desk", /desk(?! organiser| tidy)|table|drawer|cabinet/],
  ["tidy", /organiser|tidy|letter|filing/],
  ["bin", /\bbin\b/],
  ["star", /star\b|snowflake|angel/],
  ["heart", /heart|love/],
  ["sign", /sign\b|plaque|number|letters/],
  ["shirt", /shirt|scarf|sock|glove|slipper/],
  ["box", /box|parcel|crate/],
];

/** What stands in the window of a department, and its colour. */
const CATEGORIES = {
  bags: ["tote", 20],
  bathroom: ["soap", 200],
  books: ["books", 275],
  christmas: ["tree", 25],
  decoration: ["vase", 60],
  garden: ["plant", 45],
  gifts: ["gift", 350],
  "home-office": ["chair", 240],
  jewellery: ["ring", 300],
  kitchen: ["teapot", 28],
  lighting: ["lamp", 250],
  sports: ["ball", 150],
  stationery: ["pencils", 330],
  toys: ["train", 220],
};

const HUES = [18, 45, 75, 135, 165, 200, 240, 275, 310, 350];

const BACKDROPS = [
  '<circle class="back" cx="60" cy="56" r="44"/>',
  '<path class="back" d="M20 120V58a40 40 0 0 1 80 0v62z"/>',
  '<path class="back" d="M-2 76c30-20 50 8 74-8 22-14 36-10 50-2v56H-2z"/>',
  '<path class="back" d="M-2 84h124v38H-2z"/>',
  '<circle class="back" cx="98" cy="22" r="34"/><circle class="back" cx="14" cy="106" r="28"/>',
];

/** A small, even hash (FNV-1a): the same text gives the same picture on every machine. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  return (value ^ (value >>> 15)) >>> 0;
}

function drawingOf(name, category) {
  const words = name.toLowerCase().split(",")[0];
  const known = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  return drawings[known ?? CATEGORIES[category]?.[0] ?? "gift"];
}

/** The picture of a product, made of its name, category and SKU as long as there are no photos. */
export function tile({ sku, name, category }) {
  const seed = hash(sku);
  return paint(
    drawingOf(name, category),
    HUES[seed % HUES.length],
    BACKDROPS[(seed >>> 8) % BACKDROPS.length],
  );
}

/** The picture of a department. */
export function emblem(category) {
  const [drawing, hue] = CATEGORIES[category] ?? ["box", HUES[hash(category) % HUES.length]];
  return paint(drawings[drawing], hue, "");
}

function paint(drawing, hue, backdrop) {
  const floor = '<ellipse class="shade" cx="60" cy="101" rx="40" ry="3.5"/>';
  const frame = el("span.tile", {}, svg("0 0 120 120", backdrop + floor + drawing));
  // Through the object model: the content security policy forbids style attributes.
  frame.style.setProperty("--hue", hue);
  return frame;
}
