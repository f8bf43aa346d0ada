#include "app/import/json_places.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/words/utf8.hpp"

namespace kohort {

namespace {

/// Builds the tree from the library's events. It says nothing of places, but reads one token for
/// each event, so that a second pass over the text, event by event, finds where the token stands.
class PlacedJson : public nlohmann::json_sax<nlohmann::json> {
 public:
  PlacedJson(std::string_view text, std::string shown, JsonNode& root, Problems& problems)
      : text_{text}, shown_{std::move(shown)}, root_{root}, problems_{problems} {}

  bool null() override { return add(JsonNode::Kind::null, ""); }
  bool boolean(bool) override { return add(JsonNode::Kind::truth, ""); }
  bool number_integer(number_integer_t) override { return add(JsonNode::Kind::number, ""); }
  bool number_unsigned(number_unsigned_t) override { return add(JsonNode::Kind::number, ""); }
  bool number_float(number_float_t, const string_t&) override {
    return add(JsonNode::Kind::number, "");
  }
  bool string(string_t& value) override { return add(JsonNode::Kind::text, value); }
  bool binary(binary_t&) override { return false; }
  bool key(string_t& name) override {
    const auto [line, column] = next_token();
    // Long objects are sparse numbers; who reads them looks for twins.
    constexpr std::size_t names = 256;
    if (open_.back()->children.size() < names && open_.back()->find(name)) {
      problems_.add({shown_, line, column}, fmt::format("\"{}\" is given twice", name));
      return false;
    }
    key_ = name;
    return true;
  }
  bool start_object(std::size_t) override { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t) override { return open(JsonNode::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    move_to(std::min(position > 0 ? position - 1 : 0, text_.size()));
    problems_.add({shown_, line_, column_},
                  at_ >= text_.size() ? "the file ends inside the JSON text: it is cut off; export "
                                        "the table again"
                                      : "this is not JSON");
    return false;
  }

 private:
  struct Start {
    unsigned line, column;
  };
  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (!continues_character(text_[at_])) {
      ++column_;
    }
    ++at_;
  }
  void move_to(std::size_t end) {
    while (at_ < end) step();
  }
  /// Steps over one token. Its text is in written_.
  Start next_token() {
    while (at_ < text_.size() && std::string_view{" \t\r\n,:"}.find(text_[at_]) != text_.npos)
      step();
    const Start start{line_, column_};
    const std::size_t begin = at_;
    if (text_[at_] == '"') {
      step();
      while (text_[at_] != '"') {
        if (text_[at_] == '\\') step();
        step();
      }
      step();
    } else if (std::string_view{"[]{}"}.find(text_[at_]) != text_.npos) {
      step();
    } else {
      while (at_ < text_.size() && std::string_view{" \t\r\n,:]}"}.find(text_[at_]) == text_.npos)
        step();
    }
    written_ = text_.substr(begin, at_ - begin);
    return start;
  }

  bool add(JsonNode::Kind kind, const std::string& value) {
    const auto [line, column] = next_token();
    JsonNode node;
    node.kind = kind;
    node.key = std::exchange(key_, "");
    node.text = kind == JsonNode::Kind::text ? value : std::string{written_};
    node.line = line;
    node.column = column;
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back()->children.push_back(std::move(node));
    }
    return true;
  }
  bool open(JsonNode::Kind kind) {
    constexpr std::size_t deepest = 32;
    if (open_.size() > deepest) {
      problems_.add({shown_, line_, column_}, "brackets lead too deep for a table");
      return false;
    }
    (void)add(kind, "");
    open_.push_back(open_.empty() ? &root_ : &open_.back()->children.back());
    return true;
  }
  bool close() {
    (void)next_token();
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  std::string shown_;
  JsonNode& root_;
  Problems& problems_;
  std::vector<JsonNode*> open_;
  std::string key_;
  std::string_view written_;
  std::size_t at_{0};
  unsigned line_{1}, column_{1};
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
  const auto found = std::ranges::find(children, name, &JsonNode::key);
  return kind == Kind::object && found != children.end() ? &*found : nullptr;
}

bool parse_json(const std::string& text, const std::string& shown, JsonNode& root,
                Problems& problems) {
  PlacedJson places{text, shown, root, problems};
  return nlohmann::json::sax_parse(text, &places);
}

}  // namespace kohort
