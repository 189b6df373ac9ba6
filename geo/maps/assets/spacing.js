// Keeping the symbols of neighbouring places apart, so that each can be read and touched.

const MOST = 160;
const OVERLAP = 0.9;
const RANK = { point: 0, border: 1, line: 1, area: 2, part: 3, joint: 4 };
const ANGLES = Array.from({ length: 16 }, (_, i) => [Math.cos((i * Math.PI) / 8), Math.sin((i * Math.PI) / 8)]);

// Points keep their place before borders, borders before areas: a circle for an area can stand anywhere in it.
// All keep clear of `obstacles`, [x, y, radius], where they can. `shifts` remembers where each went, so that a playing map does not jump.
export function keepApart(clusters, shifts, obstacles = []) {
  if (clusters.length + obstacles.length < 2 || clusters.length > MOST) return;
  const order = [...clusters].sort((a, b) => rank(a) - rank(b) || b.symbols[0].r - a.symbols[0].r);
  const taken = [...obstacles];
  for (const cluster of order) {
    const shift = freeShift(cluster, taken, shifts.get(cluster.p));
    if (shift[0] || shift[1]) {
      shifts.set(cluster.p, shift);
      for (const symbol of cluster.symbols) {
        symbol.x += shift[0];
        symbol.y += shift[1];
      }
    } else shifts.delete(cluster.p);
    for (const { x, y, r, high } of cluster.symbols) taken.push([x, y, Math.max(r, high)]);
  }
}

function rank(cluster) {
  return cluster.id.length === 2 ? 5 : (RANK[cluster.kind] ?? 2);
}

function freeShift(cluster, taken, before) {
  if (fits(cluster, 0, 0, taken)) return [0, 0];
  if (before && fits(cluster, before[0], before[1], taken)) return before;
  const furthest = rank(cluster) < 2 ? 64 : 130;
  for (let far = 5; far <= furthest; far += 7) {
    for (const [x, y] of ANGLES) if (fits(cluster, x * far, y * far, taken)) return [x * far, y * far];
  }
  return [0, 0];
}

function fits(cluster, dx, dy, taken) {
  for (const { x, y, r, high } of cluster.symbols) {
    const reach = Math.max(r, high);
    for (const [otherX, otherY, other] of taken) {
      const distance = (reach + other) * OVERLAP;
      const apartX = x + dx - otherX;
      const apartY = y + dy - otherY;
      if (apartX * apartX + apartY * apartY < distance * distance) return false;
    }
  }
  return true;
}
