// How alike two pictures are. A page does the reckoning, as Node reads no PNG.

/** Approved pictures are kept at an eighth: enough to see what stands where; its words are compared apart. */
const KEPT = 8;
/** Of 255, in any colour. */
const DIFFERENT = 48;

async function look([one, other, kept, different]) {
  const load = async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    return image;
  };
  const drawn = (image, width, height) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  };
  const whole = await load(one);
  const canvas = drawn(whole, Math.round(whole.width / kept), Math.round(whole.height / kept));
  const small = canvas.toDataURL("image/png").split(",")[1];
  if (!other) return { small, share: 1 };
  const approved = await load(other);
  const pixels = (of) => of.getContext("2d").getImageData(0, 0, of.width, of.height).data;
  const [a, b] = [pixels(canvas), pixels(drawn(approved, approved.width, approved.height))];
  const [width, height] = [Math.min(canvas.width, approved.width), Math.min(canvas.height, approved.height)];
  const all = Math.max(canvas.width, approved.width) * Math.max(canvas.height, approved.height);
  let same = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [i, j] = [4 * (y * canvas.width + x), 4 * (y * approved.width + x)];
      if ([0, 1, 2].every((c) => Math.abs(a[i + c] - b[j + c]) <= different)) same++;
    }
  }
  return { small, share: 1 - same / all };
}

/** The picture made small, and the share of its points that are not as in another small one. */
export async function compare({ open }, picture, approved) {
  const { page, end } = await open("about:blank");
  const { small, share } = await page.evaluate(look, [picture.toString("base64"), approved?.toString("base64") ?? null, KEPT, DIFFERENT]);
  await end();
  return { small: Buffer.from(small, "base64"), share };
}
