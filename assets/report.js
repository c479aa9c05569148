// Turns the figures of the page into files, so that the page works alone; without script the links lead to the files beside it.
for (const element of document.querySelectorAll("[data-form]")) {
  element.addEventListener("click", (event) => {
    const figure = element.closest("figure");
    event.preventDefault();
    const form = element.dataset.form;
    if (form === "csv") return save(new Blob(["\ufeff" + figure.querySelector("script").textContent.replaceAll("&lt;", "<") + "\r\n"], {type: "text/csv"}), figure.id + ".csv");
    const svg = alone(figure);
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

// the drawing inside the headline and the credit that wait in the figure's template
function alone(figure) {
  const poster = figure.querySelector("template").content.querySelector("svg").cloneNode(true);
  poster.querySelector(":scope > g[transform]").append(figure.querySelector(".drawing.wide svg").cloneNode(true));
  return poster;
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
