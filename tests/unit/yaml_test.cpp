#include "sim/io/yaml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace skerry::io {
namespace {

Node parse(const std::string& bytes) {
  std::vector<Problem> problems;
  Node node = parse_yaml(bytes, "f", problems);
  EXPECT_TRUE(problems.empty());
  return node;
}

/// What is wrong with `bytes`, which leave no tree.
std::string refusal(const std::string& bytes) {
  try {
    std::vector<Problem> problems;
    parse_yaml(bytes, "f", problems);
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing was wrong";
}

TEST(Yaml, KeepsScalarsAsTheyAreWritten) {
  const Node node = parse("a: 010\nb: yes\nc: .inf\nd: '35 kn'\n");
  EXPECT_EQ(node.find("a")->text, "010");
  EXPECT_EQ(node.find("b")->text, "yes");
  EXPECT_EQ(node.find("c")->text, ".inf");
  EXPECT_FALSE(node.find("b")->quoted);
  EXPECT_TRUE(node.find("d")->quoted);
}

TEST(Yaml, KeepsKeysAndItemsInTheirOrder) {
  const Node node = parse("z: 1\na: [x, y]\nm: {}\n");
  EXPECT_EQ(node.keys, (std::vector<std::string>{"z", "a", "m"}));
  EXPECT_EQ(node.find("a")->items[1].text, "y");
  EXPECT_EQ(node.find("b"), nullptr);
}

TEST(Yaml, MarksLinesAndColumnsFromOne) {
  const Node node = parse("a: x\nb:\n  - y\n");
  EXPECT_EQ(node.find("a")->at.line, 1);
  EXPECT_EQ(node.find("a")->at.column, 4);
  EXPECT_EQ(node.find("b")->items[0].at.line, 3);
  EXPECT_EQ(node.find("b")->items[0].at.column, 5);
  EXPECT_EQ(node.key_marks[1].line, 2);
}

TEST(Yaml, CountsColumnsInCharacters) {
  const Node node = parse("{庙子湖: 码头, é: x, b: y}");
  EXPECT_EQ(node.items[0].at.column, 7);
  EXPECT_EQ(node.key_marks[1].column, 11);
  EXPECT_EQ(node.items[1].at.column, 14);
  EXPECT_EQ(node.items[2].at.column, 20);
}

TEST(Yaml, TakesAByteOrderMarkAndWindowsLineEnds) {
  const Node node = parse("\uFEFFa: x\r\nb: y\r\n");
  EXPECT_EQ(node.keys[0], "a");
  EXPECT_EQ(node.key_marks[0].column, 1);
  EXPECT_EQ(node.find("b")->text, "y");
  EXPECT_EQ(node.find("b")->at.column, 4);
}

TEST(Yaml, GoesOnAfterAKeyGivenTwice) {
  std::vector<Problem> problems;
  const Node node = parse_yaml("a: 1\na: [{b: 2}]\nc: 3\n", "f", problems);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(text(problems[0]), "f:2:1: 'a' is given twice");
  EXPECT_EQ(node.find("a")->text, "1");
  EXPECT_EQ(node.find("c")->text, "3");
}

TEST(Yaml, RefusesTooManyValues) {
  std::string bytes = "a: [";
  for (int i = 0; i < kMostNodes; ++i) bytes += "0,";
  // The map, its key and the list are three values; then each takes two columns from the fifth on.
  EXPECT_EQ(refusal(bytes + "]"), "f:1:399999: too many values, at most 200000 in a file");
}

TEST(Yaml, RefusesTooManyBytes) {
  EXPECT_EQ(refusal(std::string((4u << 20) + 1, ' ')),
            "f: file too large: 4194305 bytes, at most 4194304");
}

TEST(Yaml, RefusesADepthThatWouldExhaustTheStack) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += "- ";
  EXPECT_TRUE(refusal(bytes + "x").ends_with("nested too deep, at most 64 levels"));
  EXPECT_TRUE(refusal(std::string(1000000, '{')).ends_with("nested too deep, at most 64 levels"));
}

TEST(Yaml, RefusesHiddenCharactersHoweverTheyAreWritten) {
  for (const char* bytes : {"a: \"\\u202E\"", "a: \"\\e[31m\"", "a: \"\\0\"", "a: \"\\x7F\"",
                            "\"\\u202E\": a", "a: \u202E"})
    EXPECT_TRUE(refusal(bytes).find("not clean UTF-8 text") != std::string::npos) << bytes;
}

TEST(Shown, SaysWhatStandsThere) {
  const Node node = parse("a: 35\nb: [1, 2]\nc: {x: 1, y: 2}\nd:\ne: []\nf: {}\n");
  EXPECT_EQ(shown(node.items[0]), "'35'");
  EXPECT_EQ(shown(node.items[1]), "a list of 2");
  EXPECT_EQ(shown(node.items[2]), "a map with x, y");
  EXPECT_EQ(shown(node.items[3]), "nothing");
  EXPECT_EQ(shown(node.items[4]), "an empty list");
  EXPECT_EQ(shown(node.items[5]), "an empty map");
  EXPECT_EQ(shown(node), "a map with a, b, c, ...");
}

TEST(Shown, CutsLongTextBetweenCharacters) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = "aa";
  for (int i = 0; i < 30; ++i) node.text += "码";
  std::string expected = "'aa";
  for (int i = 0; i < 18; ++i) expected += "码";
  EXPECT_EQ(shown(node), expected + "...'");
}

}  // namespace
}  // namespace skerry::io
