// Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
// The artefact store and manifests (CFG-6).
#include "cache/ArtifactCache.h"
#include "cache/Manifest.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace kiln;

namespace {
/// A folder that vanishes with the test.
class CacheTest : public testing::Test {
protected:
  CacheTest() { sys::fs::createUniqueDirectory("kiln-cache-test", folder); }
  ~CacheTest() override { sys::fs::remove_directories(folder); }

  std::string path(StringRef name) { return (folder + "/" + name).str(); }
  void write(StringRef name, StringRef text) {
    std::error_code code;
    raw_fd_ostream(path(name), code) << text;
  }

  SmallString<128> folder;
};
} // namespace

TEST_F(CacheTest, KeysTellPartsApart) {
  EXPECT_EQ(cacheKey({"a", "b"}), cacheKey({"a", "b"}));
  EXPECT_NE(cacheKey({"ab", "c"}), cacheKey({"a", "bc"}));
  EXPECT_NE(cacheKey({"a"}), cacheKey({"a", ""}));
}

TEST_F(CacheTest, ReturnsWhatWasStored) {
  ArtifactCache cache(path("c"));
  std::string key = cacheKey({"x"});
  EXPECT_EQ(cache.lookUp(key), nullptr);
  std::string big(100000, 'z');
  cache.store(key, big);
  std::unique_ptr<MemoryBuffer> found = ArtifactCache(path("c")).lookUp(key);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->getBuffer(), big);
  EXPECT_EQ(cache.lookUp(cacheKey({"y"})), nullptr);
}

TEST_F(CacheTest, IgnoresDamagedEntries) {
  ArtifactCache cache(path("c"));
  std::string key = cacheKey({"x"});
  cache.store(key, "hello");
  std::string file = path("c/" + key.substr(0, 2) + "/" + key.substr(2));
  std::string whole = MemoryBuffer::getFile(file).get()->getBuffer().str();
  for (std::string damaged : {whole.substr(0, whole.size() - 1), whole + "x", std::string("short"),
                              whole.substr(0, whole.size() - 1) + "p", std::string()}) {
    std::error_code code;
    raw_fd_ostream(file, code) << damaged;
    EXPECT_EQ(cache.lookUp(key), nullptr);
  }
}

TEST_F(CacheTest, AnUnusableFolderIsHarmless) {
  write("file", "");
  for (std::string where :
       {path("file"), path("file/below"), std::string(), std::string("/proc/no")}) {
    ArtifactCache cache(where);
    cache.store("0123456789", "x");
    EXPECT_EQ(cache.lookUp("0123456789"), nullptr);
  }
}

TEST_F(CacheTest, DropsWhatIsTooMuch) {
  ArtifactCache cache(path("c"), /*maxBytes=*/5000);
  for (int i = 0; i < 20; ++i) {
    sys::fs::remove(path("c/pruned"));
    cache.store(cacheKey({std::to_string(i)}), std::string(1000, 'a'));
  }
  int left = 0;
  for (int i = 0; i < 20; ++i)
    left += cache.lookUp(cacheKey({std::to_string(i)})) != nullptr;
  EXPECT_LE(left, 5);
  EXPECT_GE(left, 1);
}

TEST_F(CacheTest, ClearRemovesTheFolder) {
  ArtifactCache cache(path("c"));
  cache.store(cacheKey({"x"}), "x");
  EXPECT_FALSE(static_cast<bool>(ArtifactCache::clear(path("c"))));
  EXPECT_FALSE(sys::fs::exists(path("c")));
  EXPECT_FALSE(static_cast<bool>(ArtifactCache::clear(path("c"))));
}

TEST_F(CacheTest, ManifestSeesChanges) {
  write("a b.mojo", "one");
  Manifest manifest;
  manifest.artifact = "key";
  manifest.add(path("a b.mojo"));
  manifest.add(path("missing.mojo"));
  manifest.add(folder);
  std::optional<Manifest> again = Manifest::parse(manifest.serialize());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->artifact, "key");
  ASSERT_EQ(again->inputs.size(), 3u);
  EXPECT_TRUE(again->holds());
  write("a b.mojo", "one"); // touched, not changed
  EXPECT_TRUE(again->holds());
  write("a b.mojo", "two");
  EXPECT_FALSE(again->holds());
  write("a b.mojo", "one");
  write("notes.txt", ""); // no module
  EXPECT_TRUE(again->holds());
  write("new.mojo", "");
  EXPECT_FALSE(again->holds());
  sys::fs::remove(path("new.mojo"));
  EXPECT_TRUE(again->holds());
  write("missing.mojo", "");
  EXPECT_FALSE(again->holds());
  EXPECT_FALSE(Manifest::parse("nonsense").has_value());
  EXPECT_FALSE(Manifest::parse("kiln manifest 1\nkey\n1 x").has_value());
}
