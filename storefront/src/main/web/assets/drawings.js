/**
 * The shop's own pictures, on a field of 120 × 120 with the floor at 100. Classes give the colours:
 * a body, b light, c dark, d accent, f flame, w paper, p plant, g hole, l thin line, k thick line.
 */
export const drawings = {
  // Kitchen
  board:
    '<path class="a" d="M53 38V26a7 7 0 0 1 14 0v12h11a9 9 0 0 1 9 9v44a9 9 0 0 1-9 9H42a9 9 0 0 1-9-9V47a9 9 0 0 1 9-9z"/><circle class="g" cx="60" cy="28" r="3.5"/><path class="l" d="M45 52v34M55 48v40M66 52v36M76 50v30"/>',
  bowl:
    '<path class="d" d="M40 56c0-9 7-15 14-13 3-8 16-9 20-1 7-2 12 6 10 14z"/><path class="a" d="M22 56h76c0 26-14 40-28 42H50C36 96 22 82 22 56z"/><path class="b" d="M22 56h76l-1 8H23z"/><path class="c" d="M46 96h28v4H46z"/>',
  pan: '<circle class="c" cx="53" cy="35" r="5"/><path class="b" d="M22 54c5-11 17-15 31-15s26 4 31 15z"/><path class="a" d="M24 54h58v36a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10z"/><path class="c" d="M82 59h26a4 4 0 0 1 0 8H82z"/><path class="l" d="M34 66v22"/>',
  teapot:
    '<path class="k" d="M34 54c-18-4-22 26 2 28"/><path class="c" d="M84 62c10-2 8-16 20-20l4 7c-8 4-6 26-22 30z"/><path class="a" d="M28 66c0-18 14-28 31-28s31 10 31 28c0 18-10 34-31 34S28 84 28 66z"/><path class="b" d="M40 43c4-8 11-11 19-11s15 3 19 11c-12-6-26-6-38 0z"/><circle class="d" cx="59" cy="27" r="5"/><path class="l" d="M38 66c0-8 3-13 8-16"/>',
  mug: '<path class="l" d="M48 36c-4-6 4-8 0-15M62 36c-4-6 4-8 0-15"/><path class="k" d="M76 58h8a11 11 0 0 1 0 24h-9"/><path class="a" d="M32 46h46v42a12 12 0 0 1-12 12H44a12 12 0 0 1-12-12z"/><path class="b" d="M32 60h46v12H32z"/>',
  jar: '<path class="b" d="M46 38h28c8 4 12 9 12 17v35a10 10 0 0 1-10 10H44a10 10 0 0 1-10-10V55c0-8 4-13 12-17z"/><path class="a" d="M34 62h52v28a10 10 0 0 1-10 10H44a10 10 0 0 1-10-10z"/><rect class="c" x="43" y="26" width="34" height="13" rx="4"/><rect class="w" x="46" y="68" width="28" height="18" rx="3"/><path class="l" d="M52 75h16M52 80h10"/>',
  mill: '<circle class="d" cx="60" cy="23" r="6"/><path class="b" d="M45 46c0-10 6-17 15-17s15 7 15 17z"/><path class="a" d="M46 46h28c5 8 3 14-2 19 0 14 3 26 6 35H42c3-9 6-21 6-35-5-5-7-11-2-19z"/><path class="c" d="M48 65h24v5H48z"/>',
  jug: '<path class="k" d="M80 48c16-2 18 28-2 32"/><path class="a" d="M36 30h50l-8 18c7 16 6 36 0 52H44c-7-18-7-36 0-52z"/><path class="b" d="M41 62c5-2 12 3 19 1s14-4 21-1c1 13 0 26-3 38H44c-4-12-5-25-3-38z"/>',
  cake: '<path class="b" d="M36 42h48v22H36z"/><path class="d" d="M36 42c0-6 4-8 8-8h32c4 0 8 2 8 8v6c-3 7-8 7-11 0-3 7-9 7-13 0-4 7-10 7-13 0-3 7-8 7-11 0z"/><circle class="c" cx="60" cy="29" r="5"/><path class="a" d="M24 64h72c-3 8-16 11-31 12v16h13v8H42v-8h13V76c-15-1-28-4-31-12z"/>',
  plate:
    '<circle class="a" cx="60" cy="60" r="38"/><circle class="b" cx="60" cy="60" r="27"/><path class="p" d="M60 80V52c-9-1-14-7-14-15 9 0 14 5 14 13 0-8 5-13 14-13 0 8-5 14-14 15z"/><circle class="d" cx="60" cy="34" r="5"/>',
  // Garden
  plant:
    '<path class="p" d="M60 64C62 44 52 30 32 28c-1 20 8 34 28 36z"/><path class="p2" d="M60 64c-2-24 8-40 30-44 2 24-8 40-30 44z"/><path class="p" d="M60 64c-8-14-8-28 0-44 8 16 8 30 0 44z"/><path class="a" d="M38 68h44l-6 32H44z"/><rect class="c" x="34" y="60" width="52" height="11" rx="3"/>',
  flower:
    '<path class="p" d="M58 100V60h4v40zM60 88c-4-10-12-14-22-12 2 10 10 15 22 12zM60 80c4-10 12-14 22-12-2 10-10 15-22 12z"/><g class="a"><circle cx="60" cy="28" r="11"/><circle cx="77" cy="40" r="11"/><circle cx="71" cy="59" r="11"/><circle cx="49" cy="59" r="11"/><circle cx="43" cy="40" r="11"/></g><circle class="d" cx="60" cy="45" r="10"/>',
  can: '<path class="k" d="M36 56c2-26 36-26 38 0"/><path class="c" d="M74 78l24-38 7 5-23 49z"/><path class="b" d="M92 34l20 13-4 6-20-13z"/><path class="a" d="M28 54h52l4 40a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6z"/><path class="b" d="M27 66h54l1 8H26z"/>',
  bird: '<path class="c" d="M57 88h6v12h-6z"/><path class="a" d="M36 46h48v42H36z"/><path class="c" d="M60 20l34 30H26z"/><circle class="g" cx="60" cy="62" r="9"/><path class="d" d="M56 78h18v5H56z"/><path class="l" d="M36 74h14M36 84h48"/>',
  trowel:
    '<rect class="a" x="53" y="14" width="14" height="38" rx="7"/><path class="c" d="M57 50h6v14h-6z"/><path class="b" d="M42 62h36c2 18-6 30-18 40-12-10-20-22-18-40z"/><path class="l" d="M60 68v22"/>',
  bench:
    '<path class="c" d="M28 40h6v60h-6zM86 40h6v60h-6z"/><path class="a" d="M20 38h80v8H20zM20 50h80v8H20z"/><path class="b" d="M16 68h88v9H16z"/>',
  fire: '<path class="f" d="M60 20c14 16 22 26 16 42H44c-5-12 2-16 6-26 4 4 5 8 5 12 6-8 8-16 5-28z"/><path class="b" d="M60 44c7 8 9 12 6 18H53c-2-6 3-10 7-18z"/><path class="a" d="M24 62h72c-2 18-14 28-28 30v8H52v-8c-14-2-26-12-28-30z"/>',
  // Books and paper
  book: '<path class="a" d="M36 20h44a6 6 0 0 1 6 6v66H40a8 8 0 0 0-8-8V24a4 4 0 0 1 4-4z"/><path class="w" d="M40 86h46v10H40a5 5 0 0 1 0-10z"/><path class="c" d="M32 24a4 4 0 0 1 4-4h5v65c-5 0-9 2-9 6zM32 91c0 6 4 9 8 9h46v-4H40c-5 0-5-10 0-10h46v-3H40c-5 0-8 4-8 8z"/><rect class="b" x="50" y="34" width="26" height="18" rx="2"/><path class="l" d="M54 41h18M54 46h12"/>',
  books:
    '<path class="a" d="M26 84h64v16H26a8 8 0 0 1 0-16z"/><path class="w" d="M30 88h60v8H30z"/><path class="d" d="M36 68h60v16H36a8 8 0 0 1 0-16z"/><path class="w" d="M40 72h56v8H40z"/><path class="c" d="M40 26l14-4 14 42-14 4z"/><path class="b" d="M72 24h14v44H72z"/><path class="l" d="M72 34h14M72 58h14M45 38l13-4"/>',
  notebook:
    '<rect class="c" x="38" y="22" width="52" height="78" rx="5"/><rect class="a" x="33" y="20" width="52" height="78" rx="5"/><path class="d" d="M72 20h6v78h-6z"/><rect class="w" x="42" y="34" width="24" height="14" rx="2"/><path class="l" d="M46 41h16M29 32h9M29 44h9M29 56h9M29 68h9M29 80h9"/>',
  pencils:
    '<path class="d" d="M40 34l6-14 6 14v30H40z"/><path class="b" d="M54 28l6-14 6 14v36H54z"/><path class="c" d="M68 36l6-14 6 14v28H68z"/><path class="w" d="M40 34l6-14 6 14zM54 28l6-14 6 14zM68 36l6-14 6 14z"/><path class="a" d="M33 56h54l-4 38a7 7 0 0 1-7 6H44a7 7 0 0 1-7-6z"/><path class="l" d="M36 70h48"/>',
  card: '<path class="w" d="M34 18h52v52H34z"/><path class="d" d="M60 56C42 44 44 30 53 30c4 0 6 3 7 5 1-2 3-5 7-5 9 0 11 14-7 26z"/><path class="a" d="M24 52l36 24 36-24v44a4 4 0 0 1-4 4H28a4 4 0 0 1-4-4z"/><path class="c" d="M26 99l34-28 34 28z"/>',
  ink: '<path class="c" d="M84 14c10 14 4 34-10 50l-5-3c2-20 5-36 15-47z"/><path class="b" d="M36 66c0-6 4-8 8-8h32c4 0 8 2 8 8v26a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8z"/><path class="a" d="M36 76h48v16a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8z"/><rect class="c" x="48" y="48" width="24" height="11" rx="3"/>',
  calendar:
    '<rect class="w" x="28" y="30" width="64" height="68" rx="6"/><path class="a" d="M34 30h52a6 6 0 0 1 6 6v14H28V36a6 6 0 0 1 6-6z"/><path class="l" d="M42 22v14M78 22v14"/><g class="b"><path d="M38 60h10v8H38zM55 60h10v8H55zM72 60h10v8H72zM38 76h10v8H38z"/></g><path class="d" d="M55 76h10v8H55z"/>',
  frame:
    '<rect class="a" x="26" y="26" width="68" height="70" rx="3"/><rect class="w" x="34" y="34" width="52" height="54"/><circle class="d" cx="70" cy="50" r="7"/><path class="p" d="M34 88V76l16-18 14 16 10-9 12 14v9z"/>',
  // Play
  blocks:
    '<path class="d" d="M60 18l20 26H40z"/><rect class="a" x="40" y="44" width="40" height="26"/><path class="g" d="M60 52a9 9 0 0 1 9 9v9H51v-9a9 9 0 0 1 9-9z"/><rect class="b" x="24" y="70" width="34" height="30"/><rect class="c" x="62" y="70" width="34" height="30"/><circle class="a" cx="41" cy="85" r="8"/><path class="d" d="M79 76l9 17H70z"/>',
  train:
    '<path class="b" d="M62 34h36v8H62z"/><path class="a" d="M66 42h28v42H66z"/><rect class="w" x="73" y="48" width="14" height="14" rx="2"/><path class="c" d="M22 58h44v26H22z"/><path class="d" d="M30 38h14l-3 20h-8z"/><circle class="b" cx="53" cy="56" r="6"/><path class="c" d="M16 82h84v6H16z"/><circle class="d" cx="34" cy="90" r="10"/><circle class="d" cx="60" cy="90" r="10"/><circle class="d" cx="86" cy="90" r="10"/><g class="w"><circle cx="34" cy="90" r="3.5"/><circle cx="60" cy="90" r="3.5"/><circle cx="86" cy="90" r="3.5"/></g>',
  spin: '<rect class="c" x="57" y="18" width="6" height="26" rx="3"/><circle class="d" cx="60" cy="18" r="6"/><path class="b" d="M28 54c6-14 58-14 64 0z"/><path class="a" d="M22 54h76c-2 22-24 30-38 46-14-16-36-24-38-46z"/><path class="d" d="M25 64h70l-5 10H30z"/>',
  bear: '<circle class="a" cx="40" cy="30" r="11"/><circle class="a" cx="80" cy="30" r="11"/><path class="a" d="M36 76c0-12 10-16 24-16s24 4 24 16v12c0 8-10 12-24 12s-24-4-24-12z"/><circle class="a" cx="60" cy="44" r="25"/><ellipse class="b" cx="60" cy="52" rx="12" ry="10"/><circle class="b" cx="60" cy="84" r="11"/><g class="c"><circle cx="51" cy="39" r="3"/><circle cx="69" cy="39" r="3"/><ellipse cx="60" cy="48" rx="4.5" ry="3"/></g>',
  kite: '<path class="l" d="M60 78c10 8-8 12 2 22"/><path class="a" d="M60 14l28 30-28 36z"/><path class="b" d="M60 14L32 44l28 36z"/><path class="d" d="M60 44h28L60 80z"/><path class="c" d="M60 44H32l28 36z"/>',
  puzzle:
    '<path class="a" d="M30 44h18c-6-16 24-16 18 0h18v18c16-6 16 24 0 18v18H62c6-14-22-14-16 0H30z"/><path class="l" d="M40 54h10"/>',
  ball: '<circle class="a" cx="60" cy="62" r="38"/><path class="b" d="M60 44l16 12-6 19H50l-6-19z"/><path class="l" d="M60 44V24M76 56l20-6M70 75l12 18M50 75L38 93M44 56l-20-6"/>',
  horse:
    '<path class="k" d="M20 84c18 18 62 18 80 0"/><path class="a" d="M38 52h32l8-24 8-6 3 8 10 10-6 8-9-3-4 21v24h-9l-5-16H52l-5 16h-9l2-20c-5-4-6-12-2-18z"/><path class="d" d="M38 54c-12 0-14 12-10 22 2-10 6-12 12-12zM78 30l-9 18-5-2c2-10 6-16 14-16z"/><path class="c" d="M48 52h18v8H48z"/>',
  rabbit:
    '<path class="a" d="M44 46c-10-16-8-34-1-34s11 18 11 32zM76 46c10-16 8-34 1-34S66 30 66 44z"/><path class="d" d="M45 38c-4-9-4-18-2-18s5 9 6 16zM75 38c4-9 4-18 2-18s-5 9-6 16z"/><path class="a" d="M32 66c0-18 12-26 28-26s28 8 28 26-10 34-28 34-28-16-28-34z"/><ellipse class="b" cx="60" cy="80" rx="13" ry="10"/><g class="c"><circle cx="49" cy="62" r="3.5"/><circle cx="71" cy="62" r="3.5"/><ellipse cx="60" cy="74" rx="4" ry="3"/></g>',
  // Light
  lamp: '<path class="c" d="M57 58h6v36h-6z"/><path class="a" d="M42 94h36v6H42z"/><path class="d" d="M44 22h32l16 38H28z"/><path class="b" d="M44 22h14l-6 38H28z"/><circle class="a" cx="60" cy="66" r="6"/>',
  floorlamp:
    '<path class="c" d="M58 44h4v52h-4z"/><path class="a" d="M42 95h36v5H42z"/><path class="d" d="M48 14h24l12 32H36z"/><path class="b" d="M48 14h10l-5 32H36z"/>',
  pendant:
    '<path class="l" d="M60 0v34"/><circle class="b" cx="60" cy="72" r="13"/><path class="c" d="M54 30h12v10H54z"/><path class="a" d="M22 74c0-22 16-36 38-36s38 14 38 36z"/><path class="d" d="M22 74h76v5H22z"/>',
  bulbs:
    '<path class="l" d="M8 24c24 30 80 30 104 0"/><g class="c"><path d="M24 37h8v9h-8zM45 46h8v9h-8zM67 46h8v9h-8zM88 37h8v9h-8z"/></g><g class="d"><circle cx="28" cy="56" r="11"/><circle cx="71" cy="66" r="11"/></g><g class="b"><circle cx="49" cy="66" r="11"/><circle cx="92" cy="56" r="11"/></g>',
  candle:
    '<path class="f" d="M60 14c9 11 11 17 7 23-3 5-11 5-14 0-4-6-2-12 7-23z"/><path class="l" d="M60 34v10"/><path class="b" d="M48 42h24v44H48z"/><path class="w" d="M48 42h24v8c-3 6-6 5-8 0-2 9-6 9-8 1-3 4-6 3-8-1z"/><path class="a" d="M30 84h60c-2 10-12 16-30 16s-28-6-30-16z"/>',
  lantern:
    '<path class="k" d="M48 26c0-16 24-16 24 0"/><path class="c" d="M60 20l26 18H34z"/><path class="b" d="M38 38h44v52H38z"/><path class="f" d="M60 50c8 10 9 16 6 21-3 4-9 4-12 0-3-5-2-11 6-21z"/><path class="a" d="M52 74h16v16H52z"/><path class="c" d="M36 38h5v52h-5zM79 38h5v52h-5zM32 90h56v10H32z"/>',
  torch:
    '<path class="k" d="M20 50c20-26 60-26 80 0"/><rect class="a" x="36" y="40" width="48" height="40" rx="12"/><circle class="b" cx="60" cy="60" r="14"/><circle class="d" cx="60" cy="60" r="8"/><path class="c" d="M52 80h16v6H52z"/>',
  // Bags
  tote: '<path class="k" d="M44 50c0-38 32-38 32 0"/><path class="a" d="M30 46h60l6 48a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6z"/><path class="b" d="M29 56h62l2 10H27z"/><circle class="d" cx="60" cy="82" r="7"/>',
  backpack:
    '<path class="k" d="M50 28c0-16 20-16 20 0"/><path class="c" d="M26 56h10v34H26zM84 56h10v34H84z"/><path class="a" d="M34 50c0-16 10-26 26-26s26 10 26 26v42a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8z"/><path class="b" d="M42 66h36v24a6 6 0 0 1-6 6H48a6 6 0 0 1-6-6z"/><path class="c" d="M42 66h36v9H42z"/><path class="d" d="M56 72h8v8h-8z"/><path class="l" d="M46 44h28"/>',
  duffel:
    '<path class="k" d="M42 58c2-34 34-34 36 0"/><path class="a" d="M26 52h68c10 0 14 10 14 24s-4 24-14 24H26c-10 0-14-10-14-24s4-24 14-24z"/><path class="c" d="M38 52h8v48h-8zM74 52h8v48h-8z"/><path class="b" d="M46 74h28v18H46z"/><path class="l" d="M52 60h16"/>',
  purse:
    '<path class="a" d="M26 58c8-12 60-12 68 0 8 22 6 42-34 42s-42-20-34-42z"/><path class="c" d="M28 62c0-20 14-30 32-30s32 10 32 30l-7 1c-2-14-10-22-25-22s-23 8-25 22z"/><circle class="d" cx="55" cy="30" r="6"/><circle class="d" cx="66" cy="30" r="6"/><path class="l" d="M40 78c8 10 32 10 40 0"/>',
  umbrella:
    '<path class="k" d="M60 56v34c0 12 16 12 16 0"/><path class="a" d="M14 60c2-26 20-42 46-42s44 16 46 42c-8-8-20-8-26 0-6-8-14-8-20-8s-14 0-20 8c-6-8-18-8-26 0z"/><path class="b" d="M40 60c0-20 8-34 20-42 12 8 20 22 20 42-6-8-14-8-20-8s-14 0-20 8z"/><path class="c" d="M58 10h4v10h-4z"/>',
  // Sports
  bottle:
    '<rect class="c" x="50" y="14" width="20" height="14" rx="4"/><path class="a" d="M46 28h28c8 6 10 12 10 22v42a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8V50c0-10 2-16 10-22z"/><path class="b" d="M36 56h48v26H36z"/><path class="d" d="M60 60c6 7 7 10 5 14-2 3-8 3-10 0-2-4-1-7 5-14z"/>',
  mat: '<path class="a" d="M24 76h70a12 12 0 0 1 0 24H24z"/><circle class="b" cx="32" cy="76" r="24"/><path class="l" d="M32 58a18 18 0 1 1-18 18 13 13 0 1 1 18 13 9 9 0 1 1 0-17"/><path class="d" d="M66 76h10v24H66z"/>',
  racket:
    '<path class="c" d="M57 74h6v12h-6z"/><rect class="d" x="54" y="84" width="12" height="26" rx="4"/><ellipse class="a" cx="60" cy="44" rx="29" ry="35"/><ellipse class="w" cx="60" cy="44" rx="22" ry="28"/><path class="l" d="M46 22v44M53 17v54M60 16v56M67 17v54M74 22v44M39 36h42M38 46h44M40 56h40"/>',
  helmet:
    '<path class="a" d="M20 72c0-28 16-46 42-46 24 0 38 16 38 40v8H20z"/><path class="c" d="M44 34c6-4 14-6 20-6-8 12-12 28-12 46H40c0-16 0-30 4-40zM76 31c6 3 11 7 14 12-4 8-6 20-6 31H72c0-18 0-32 4-43z"/><path class="d" d="M18 72h86v8H18z"/><path class="k" d="M38 80c2 14 10 18 20 18"/>',
  rope: '<path class="k" d="M30 48c-8 60 68 60 60 0"/><rect class="a" x="23" y="20" width="13" height="34" rx="6"/><rect class="a" x="84" y="20" width="13" height="34" rx="6"/><path class="d" d="M23 40h13v6H23zM84 40h13v6H84z"/>',
  // Bathroom
  towels:
    '<rect class="a" x="24" y="80" width="72" height="20" rx="8"/><rect class="b" x="28" y="60" width="64" height="20" rx="8"/><rect class="d" x="24" y="40" width="72" height="20" rx="8"/><path class="l" d="M40 45v10M46 45v10M38 65v10M44 65v10M40 85v10M46 85v10"/>',
  soap: '<path class="c" d="M56 18h26v7H66v17H56z"/><path class="c" d="M50 40h22v8H50z"/><path class="a" d="M44 48h34c6 3 8 8 8 14v30a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8V62c0-6 2-11 8-14z"/><rect class="w" x="45" y="66" width="32" height="20" rx="3"/><path class="l" d="M51 73h20M51 79h12"/>',
  mirror:
    '<ellipse class="a" cx="60" cy="50" rx="32" ry="36"/><ellipse class="b" cx="60" cy="50" rx="25" ry="29"/><path class="w" d="M44 58l24-30 8 6-26 32z"/><path class="c" d="M56 86h8v10h14v4H42v-4h14z"/>',
  basket:
    '<path class="k" d="M34 56c0-40 52-40 52 0"/><path class="a" d="M22 54h76l-8 42a5 5 0 0 1-5 4H35a5 5 0 0 1-5-4z"/><path class="b" d="M20 50h80v10H20z"/><path class="l" d="M30 70h60M32 80h56M34 90h52M44 62l4 36M60 62v36M76 62l-4 36"/>',
  // Desk and home
  chair:
    '<path class="a" d="M38 20h44c4 14 4 26 0 38H38c-4-12-4-24 0-38z"/><path class="c" d="M57 56h6v34h-6z"/><rect class="b" x="32" y="62" width="56" height="11" rx="5"/><path class="c" d="M60 84l28 10-2 6-26-6-26 6-2-6z"/><path class="l" d="M46 30c6-2 22-2 28 0"/>',
  desk: '<path class="c" d="M22 62h7v38h-7zM91 62h7v38h-7z"/><path class="b" d="M62 62h29v24H62z"/><path class="l" d="M72 69h9M72 79h9M62 74h29"/><path class="a" d="M14 54h92v9H14z"/><path class="d" d="M34 32h26v18H34z"/><path class="c" d="M45 50h4v4h-4z"/>',
  laptop:
    '<rect class="c" x="28" y="32" width="64" height="44" rx="4"/><rect class="b" x="33" y="37" width="54" height="34"/><path class="d" d="M33 71V60l14-10 12 10 10-6 18 12v5z"/><path class="a" d="M18 78h84l-6 10H24zM40 88h40l6 12H34z"/>',
  shelf:
    '<path class="a" d="M18 72h84v8H18z"/><path class="c" d="M28 80h5v14h-5zM87 80h5v14h-5z"/><path class="d" d="M30 38h11v34H30z"/><path class="b" d="M43 32h10v40H43z"/><path class="c" d="M55 42h9v30h-9z"/><path class="w" d="M72 56h20l-3 16H75z"/><path class="p" d="M82 56c-10-4-12-12-10-20 8 4 11 10 10 20zM82 56c0-9 3-15 10-18 2 8-1 14-10 18z"/>',
  clock:
    '<circle class="a" cx="60" cy="60" r="38"/><circle class="w" cx="60" cy="60" r="30"/><path class="k" d="M60 40v20l13 9"/><circle class="d" cx="60" cy="60" r="4"/><path class="l" d="M60 33v4M60 83v4M33 60h4M83 60h4"/>',
  bin: '<path class="w" d="M40 24l22-4 4 22H44zM62 28l18 4-6 18H58z"/><path class="a" d="M30 42h60l-7 54a5 5 0 0 1-5 4H42a5 5 0 0 1-5-4z"/><path class="c" d="M27 38h66v9H27z"/><path class="l" d="M46 56l4 34M60 56v34M74 56l-4 34"/>',
  tidy: '<path class="d" d="M34 26h7v34h-7zM46 34h6v26h-6z"/><path class="w" d="M60 28h18v34H60z"/><path class="c" d="M84 38h5v24h-5z"/><path class="a" d="M24 58h72v36a6 6 0 0 1-6 6H30a6 6 0 0 1-6-6z"/><path class="b" d="M24 72h44v28H30a6 6 0 0 1-6-6z"/><path class="l" d="M40 84h12"/>',
  // Gifts, decoration, seasons
  gift: '<path class="a" d="M28 56h64v38a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6z"/><rect class="b" x="23" y="42" width="74" height="16" rx="3"/><path class="d" d="M54 42h12v58H54z"/><path class="k d-line" d="M60 42c-28 2-28-22-14-22 8 0 13 10 14 22zM60 42c28 2 28-22 14-22-8 0-13 10-14 22z"/>',
  vase: '<path class="p" d="M58 50c-4-14-12-22-24-26 0 14 10 24 24 26zM62 50c2-16 10-26 24-30 0 16-10 28-24 30z"/><path class="p2" d="M60 50c-5-12-5-22 0-36 5 14 5 24 0 36z"/><path class="a" d="M48 46h24c-4 10 14 16 14 34 0 12-8 20-16 20H50c-8 0-16-8-16-20 0-18 18-24 14-34z"/><path class="b" d="M37 70c6-3 12 3 18 0s12 3 18 0 8 2 10 0c3 4 3 8 3 12-8 3-12-2-18 0s-12-2-18 0-11 2-16 0c0-4 1-8 3-12z"/>',
  ring: '<path class="d" d="M46 20h28l10 14-24 26-24-26z"/><path class="w" d="M46 20h14L50 34H36zM60 60L50 34h20z"/><path class="k" d="M50 52a26 26 0 1 0 20 0"/>',
  beads:
    '<path class="l" d="M24 18c0 60 72 60 72 0"/><g class="a"><circle cx="26" cy="34" r="6"/><circle cx="33" cy="47" r="7"/><circle cx="44" cy="57" r="8"/><circle cx="76" cy="57" r="8"/><circle cx="87" cy="47" r="7"/><circle cx="94" cy="34" r="6"/></g><circle class="b" cx="60" cy="62" r="10"/><path class="d" d="M60 70c9 12 11 18 7 24-3 5-11 5-14 0-4-6-2-12 7-24z"/>',
  tree: '<path class="c" d="M55 84h10v16H55z"/><path class="p2" d="M60 46l32 40H28z"/><path class="p" d="M60 30l26 32H34z"/><path class="p2" d="M60 16l19 26H41z"/><g class="d"><circle cx="52" cy="54" r="4"/><circle cx="70" cy="74" r="4"/><circle cx="46" cy="78" r="4"/><circle cx="60" cy="14" r="6"/></g>',
  bauble:
    '<path class="l" d="M60 4v24"/><path class="c" d="M52 26h16v10H52z"/><circle class="a" cx="60" cy="66" r="33"/><path class="b" d="M28 60c10 8 14-6 22 0s12 6 20 0 14 8 22 0c1 6 1 10-1 16-8 6-12-6-20 0s-14-4-22 0-12 8-20 0c-2-5-2-10-1-16z"/>',
  heart:
    '<path class="l" d="M60 4v30"/><path class="a" d="M60 100C12 70 20 30 42 30c10 0 16 8 18 14 2-6 8-14 18-14 22 0 30 40-18 70z"/><path class="b" d="M34 52c0-8 4-12 10-12"/><path class="l" d="M34 54c0-8 4-13 10-13"/>',
  star: '<path class="l" d="M60 0v22"/><path class="a" d="M60 20l12 27 29 3-22 20 6 29-25-15-25 15 6-29-22-20 29-3z"/><path class="b" d="M60 20v64l-25 15 6-29-22-20 29-3z"/>',
  cushion:
    '<path class="a" d="M26 36c16 6 52 6 68 0-4 18-4 42 0 60-16-6-52-6-68 0 4-18 4-42 0-60z"/><path class="b" d="M60 48l16 18-16 18-16-18z"/><circle class="d" cx="60" cy="66" r="6"/>',
  bunting:
    '<path class="l" d="M6 30c30 18 78 18 108 0"/><path class="a" d="M12 33l22 8-14 26z"/><path class="d" d="M37 42l22 2-11 28z"/><path class="b" d="M62 44l22-3-10 29z"/><path class="c" d="M87 40l21-8-5 30z"/>',
  sign: '<path class="l" d="M60 14L34 42M60 14l26 28"/><rect class="a" x="18" y="42" width="84" height="44" rx="5"/><rect class="w" x="25" y="49" width="70" height="30" rx="2"/><path class="d" d="M46 72c-9-6-8-14-3-14 2 0 3 2 3 3 0-1 1-3 3-3 5 0 6 8-3 14z"/><path class="l" d="M58 60h28M58 68h18"/>',
  box: '<path class="b" d="M24 42l36-16 36 16-36 16z"/><path class="a" d="M24 42l36 16v44L24 86z"/><path class="c" d="M96 42L60 58v44l36-16z"/><path class="d" d="M42 34l36 16v14l-8 3V54L34 38z"/>',
  shirt:
    '<path class="a" d="M44 24c4 8 28 8 32 0l26 14-10 20-10-4v46H38V54l-10 4-10-20z"/><path class="b" d="M44 24c4 8 28 8 32 0l6 3c-6 14-38 14-44 0z"/><path class="d" d="M50 64h20v6H50z"/>',
};
