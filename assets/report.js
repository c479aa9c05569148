// Turns the figures of the page into files, so that the page works alone; without script the links lead to the files beside it.
for (const element of document.querySelectorAll("[data-form]")) {
  element.addEventListener("click", (event) => {
    const figure = element.closest("figure");
    event.preventDefault();
    const form = element.dataset.form;
    if (form === "csv") return save(new Blob(["\ufeff" + figure.querySelector("script").textContent.replaceAll("&lt;", "<") + "\r\n"], {type: "text/csv"}), figure.id + ".csv");
    const svg = alone(figure.querySelector(".drawing.wide svg"));
    const blob = new Blob([new XMLSerializer().serializeToString(svg)], {type: "image/svg+xml"});
    if (form === "svg") return save(blob, figure.id + ".svg");
    const image = new Image();
    const url = URL.createObjectURL(blob);
    image.onload = () => {
      const canvas = document.createElement("canvas");
      const [, , width, height] = svg.getAttribute("viewBox").split(/\s+/).map(Number);
      canvas.width = width * 2;
      canvas.height = height * 2;
      const context = canvas.getContext("2d");
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob((png) => save(png, figure.id + ".png"), "image/png");
    };
    image.src = url;
  });
}

function alone(svg) {
  const copy = svg.cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(/\s+/);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  return copy;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
