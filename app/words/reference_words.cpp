#include "app/words/reference_words.hpp"

#include <array>
#include <span>

namespace kohort {

namespace {

/// # is the other scenario's title in quotation marks.
struct Phrase {
  std::string_view from, to;
};

// Longer phrases first: what stands within them must not be replaced before.
constexpr std::array danish{Phrase{"uden og med forslaget", "med # og med forslaget"},
                            Phrase{"uden og med indsatsen", "med # og med indsatsen"},
                            Phrase{"med og uden forslaget", "med forslaget og med #"},
                            Phrase{"med og uden indsatsen", "med indsatsen og med #"},
                            Phrase{"minus gennemsnit uden", "minus gennemsnit med #"},
                            Phrase{"minus uden indsatsen", "minus #"},
                            Phrase{"minus uden", "minus #"},
                            Phrase{"forslaget end uden", "forslaget end med #"},
                            Phrase{"uden forslaget", "med #"},
                            Phrase{"uden indsatsen", "med #"},
                            Phrase{"(uden)", "(#)"},
                            Phrase{"forskel til udgangspunktet", "forskel til #"}};
constexpr std::array english{
    Phrase{"without and with the proposal", "with # and with the proposal"},
    Phrase{"without and with the programme", "with # and with the programme"},
    Phrase{"with and without the proposal", "with the proposal and with #"},
    Phrase{"with and without the programme", "with the programme and with #"},
    Phrase{"less mean without", "less mean with #"},
    Phrase{"minus without the programme", "minus #"},
    Phrase{"minus without", "minus #"},
    Phrase{"less without", "less #"},
    Phrase{"proposal than without", "proposal than with #"},
    Phrase{"municipality without it", "municipality with #"},
    Phrase{"without the proposal", "with #"},
    Phrase{"without the programme", "with #"},
    Phrase{"(without)", "(#)"},
    Phrase{"difference from the baseline", "difference from #"}};

constexpr char title_here = '\x01';  // in no text of the program

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

void put_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string name_reference(std::string text, std::string_view title, std::string_view language) {
  if (title.empty()) return text;
  const bool en = language == "en";
  const std::string named =
      (en ? "\u201c" : "\u00bb") + std::string{title} + (en ? "\u201d" : "\u00ab");
  const std::span<const Phrase> phrases = en ? std::span<const Phrase>{english} : danish;
  // The title stands in at the end, for it may hold such words itself.
  for (const Phrase& phrase : phrases) {
    std::string from{phrase.from}, to{phrase.to};
    to.replace(to.find('#'), 1, 1, title_here);
    put_all(text, from, to);
    from.front() = upper(from.front());
    if (is_lower(to.front())) to.front() = upper(to.front());
    if (from != phrase.from) put_all(text, from, to);
  }
  put_all(text, std::string(1, title_here), named);
  return text;
}

}  // namespace kohort
