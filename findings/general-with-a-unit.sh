#!/usr/bin/env bash
# A number format "General" with a unit behind it, in a column that is narrower than the number's digits.
#
# Guess       A number in the format General" kr." loses decimals until it fits its column, as it does in the format General: what
#             stands behind the number only needs its own room. So a column for eleven digits is wide enough for every rate.
# What comes  LibreOffice Calc 7.4.7 (Debian 4:7.4.7-1+deb12u14) shortens 0.000874304778737 to 0.000874305 in General, and prints ###
#             in General" kr."; gnumeric 1.12.55 (Debian) shortens both. The file is the same, written by libxlsxwriter 1.1.4.
# Why it      Tables of assumptions hold hazards of 0.0009 a year beside prices of millions, with their unit or a margin in the format.
# matters     On paper the small rates, where most of the uncertainty lies, become ###, in one program and not in another; a column must
#             be as wide as all decimals that are shown (ten), or the format must say how many there are.
# Seen        2026-11-30:  0.000874305 ### | 0.0008743 kr.
set -euo pipefail
for package in gcc libxlsxwriter-dev libreoffice-calc gnumeric poppler-utils; do
  dpkg -s "$package" >/dev/null 2>&1 ||
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >narrow.c <<'C'
#include <xlsxwriter.h>
int main(void) {
  lxw_workbook *book = workbook_new("narrow.xlsx");
  lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
  lxw_format *plain = workbook_add_format(book), *priced = workbook_add_format(book);
  format_set_num_format(plain, "General");
  format_set_num_format(priced, "General\" kr.\"");
  worksheet_set_column(sheet, 0, 1, 11, NULL);
  worksheet_write_number(sheet, 0, 0, 0.000874304778737, plain);
  worksheet_write_number(sheet, 0, 1, 0.000874304778737, priced);
  return workbook_close(book);
}
C
gcc narrow.c -o narrow -lxlsxwriter
./narrow
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf narrow.xlsx >/dev/null 2>&1
calc=$(pdftotext -layout narrow.pdf - | head -1 | xargs)
ssconvert narrow.xlsx gnumeric.pdf >/dev/null 2>&1
gnumeric=$(pdftotext -layout gnumeric.pdf - | grep kr | xargs)
echo "$calc | $gnumeric"
[[ "$calc" == *"###" && "$gnumeric" == *"kr." && "$gnumeric" != *"###"* ]] ||
  { echo "The behaviour has changed." >&2; exit 1; }
